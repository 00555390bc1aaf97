import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "@surety/core/errors/user-error";
import { z } from "zod";

/** What `surety.config.ts` may set. Environment variables win: they belong to the machine, the file to the project. */
export const projectSettings = z.strictObject({
  port: z.number().int().min(0).max(65_535).optional(),
  host: z.string().min(1).optional(),
  /** The address people reach the console at, for links. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  databaseUrl: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Runs at the same time in one process. */
  concurrency: z.number().int().min(1).max(64).optional(),
  /** What language models of all workflows may cost on one day (UTC), in the currency of their prices. */
  modelBudgetPerDay: z.number().positive().max(1_000_000_000).optional(),
});
export type ProjectSettings = z.output<typeof projectSettings>;

/** Gives the settings of a project their type. */
export function defineConfig(settings: ProjectSettings): ProjectSettings {
  return settings;
}

/** The settings of the project in `folder`; none where it has no `surety.config.ts`. */
export async function loadSettings(folder: string): Promise<ProjectSettings> {
  const file = resolve(join(folder, "surety.config.ts"));
  if (!existsSync(file)) return {};
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  const parsed = projectSettings.safeParse(module.default);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UserError({
    code: "bad-configuration",
    field: issue?.path.join(".") ?? "",
    message: `${file} is not usable: ${issue?.path.join(".") || "its default export"}: ${issue?.message}.`,
    remedy: "It exports defineConfig({ port, host, url, databaseUrl, concurrency, modelBudgetPerDay }), all optional.",
  });
}

/** Settings under the names that the environment uses; the environment is laid over them. */
export function asEnvironment(settings: ProjectSettings): Record<string, string> {
  const { port, host, url, databaseUrl, concurrency, modelBudgetPerDay } = settings;
  const named = {
    SURETY_PORT: port,
    SURETY_HOST: host,
    SURETY_URL: url,
    DATABASE_URL: databaseUrl,
    SURETY_CONCURRENCY: concurrency,
    SURETY_MODEL_BUDGET_PER_DAY: modelBudgetPerDay,
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
