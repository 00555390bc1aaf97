import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stepsFile } from "./rule-workflow.ts";

/** Folders for the product and for the raw engine, in one that is thrown away. */
export interface Folders {
  project: string;
  raw: string;
  remove(): Promise<void>;
}

export async function newFolders(): Promise<Folders> {
  const folder = await mkdtemp(join(tmpdir(), "surety-bench-"));
  // PostgreSQL runs as another user where we are root, and must find its way in.
  await chmod(folder, 0o755);
  const project = join(folder, "project");
  await mkdir(join(project, "steps"), { recursive: true });
  await writeFile(join(project, "steps", "note-decision.ts"), stepsFile);
  return {
    project,
    raw: join(folder, "raw"),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}
