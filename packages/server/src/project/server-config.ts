import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { z } from "zod";

/** Everything the server is told from outside, read once. */
export interface ServerConfig {
  /** The user's project: workflows/, steps/, datasets/. */
  project: string;
  /** Data of this installation: database, key, artefacts. */
  folder: string;
  /** A PostgreSQL 14+; null means the embedded one. */
  databaseUrl: string | null;
  host: string;
  port: number;
  /** Address that people reach the console at, for links; null means http://host:port. */
  publicUrl: string | null;
  secretKey: string | undefined;
  /** Runs at the same time in one process. */
  concurrency: number;
  /** What language models of all workflows may cost on one day (UTC), in the currency of their prices; null for any amount. */
  modelBudgetPerDay: number | null;
  /** The largest file that is taken in, in bytes. */
  largestFile: number;
}

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SURETY_HOST: z.string().min(1).default("127.0.0.1"),
  SURETY_PORT: port.default(4747),
  SURETY_URL: z.url({ protocol: /^https?$/ }).optional(),
  SURETY_KEY: z.string().optional(),
  SURETY_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(Math.max(2, Math.min(8, availableParallelism() * 2))),
  SURETY_LARGEST_FILE_MB: z.coerce.number().int().min(1).max(1000).default(25),
  SURETY_MODEL_BUDGET_PER_DAY: z.coerce.number().positive().max(1_000_000_000).optional(),
});

/** Reads the environment. Throws a UserError that names the variable, for whoever starts the server. */
export function readServerConfig(
  env: Record<string, string | undefined>,
  given: { project?: string; port?: number },
): ServerConfig {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(known);
  if (!parsed.success) throw badVariable(parsed.error);
  const project = resolve(given.project ?? ".");
  const values = parsed.data;
  return {
    project,
    folder: resolve(project, ".surety"),
    databaseUrl: values.DATABASE_URL ?? null,
    host: values.SURETY_HOST,
    port: given.port ?? values.SURETY_PORT,
    publicUrl: values.SURETY_URL ?? null,
    secretKey: values.SURETY_KEY,
    concurrency: values.SURETY_CONCURRENCY,
    modelBudgetPerDay: values.SURETY_MODEL_BUDGET_PER_DAY ?? null,
    largestFile: values.SURETY_LARGEST_FILE_MB * 1_048_576,
  };
}

function badVariable(error: z.ZodError): UserError {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? "environment");
  return new UserError({
    code: "bad-configuration",
    field: name,
    message: `${name} is not usable: ${issue?.message}.`,
    remedy: "Correct the environment variable, or leave it out for the default.",
  });
}
