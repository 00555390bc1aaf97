import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "@surety/core/errors/user-error";
import type { ProjectFunction } from "../worker/world.ts";

/** The functions of the project that documents may name: every export of every file in `steps/`. */
export async function loadFunctions(project: string): Promise<Map<string, ProjectFunction>> {
  const folder = join(project, "steps");
  const functions = new Map<string, ProjectFunction>();
  if (!existsSync(folder)) return functions;
  const files = readdirSync(folder).filter((name) => /\.(ts|mts|js|mjs)$/.test(name) && !/\.(test|d)\./.test(name));
  for (const file of files.toSorted()) await addExports(functions, join(folder, file));
  return functions;
}

async function addExports(functions: Map<string, ProjectFunction>, file: string): Promise<void> {
  const module = await load(file);
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== "function" || name === "default") continue;
    if (functions.has(name)) throw twice(name, file);
    functions.set(name, value as ProjectFunction);
  }
}

async function load(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (error) {
    throw new UserError({
      code: "step-not-loadable",
      field: file,
      message: `${file} cannot be loaded: ${(error as Error).message}`,
      remedy: "Correct the file; it is plain TypeScript that runs without a build.",
      cause: error,
    });
  }
}

function twice(name: string, file: string): UserError {
  return new UserError({
    code: "step-twice",
    field: file,
    message: `Two files of steps/ export "${name}".`,
    remedy: "Give each function a name of its own.",
  });
}
