import { availableParallelism } from "node:os";
import { delimiter, isAbsolute, resolve } from "node:path";
import { type AllowedOrigin, readOrigin } from "@surety/connectors/outbound/allowed-origin";
import { UserError } from "@surety/core/errors/user-error";
import { Secret } from "@surety/core/ports/secret";
import { z } from "zod";
import { readBucket, type S3Place } from "../files/s3/s3-place.ts";
import { readScanner, type ScannerSetting } from "../files/scan/read-scanner.ts";

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
  /** The bucket that files are kept in; null for the disk of this installation. */
  bucket: S3Place | null;
  /** What looks at files before anybody reads them; null where nothing does. */
  scanner: ScannerSetting | null;
  /** Where files may be fetched from that are named by an address; nowhere where it is empty. */
  fetchFrom: AllowedOrigin[];
  /** Whole paths below which workflows may watch folders, besides the project. */
  folders: string[];
}

const port = z.coerce.number().int().min(0).max(65_535);

type S3Values = Pick<z.output<typeof environment>, "AWS_REGION"> & Partial<z.output<typeof environment>>;

function originIn(entry: string, context: z.RefinementCtx): AllowedOrigin[] {
  const origin = readOrigin(entry);
  if (origin === undefined)
    context.addIssue(`"${entry.trim()}" is no origin such as files.example.org, *.example.org or http://10.0.0.5:8080`);
  return origin === undefined ? [] : [origin];
}

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
  SURETY_FOLDERS: z
    .string()
    .transform((given) => given.split(delimiter).filter((path) => path !== ""))
    .refine((paths) => paths.every(isAbsolute), `whole paths, with ${delimiter} between them`)
    .default([]),
  SURETY_FILES: z
    .string()
    .refine((given) => given === "disk" || readBucket(given) !== undefined, "disk, or s3://bucket/prefix")
    .default("disk"),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/, "a region such as eu-central-1")
    .default("us-east-1"),
  AWS_ENDPOINT_URL_S3: z.url({ protocol: /^https?$/ }).optional(),
  SURETY_SCANNER: z
    .string()
    .refine(
      (given) => readScanner(given) !== undefined,
      "clamd://127.0.0.1:3310, clamd:///run/clamav/clamd.ctl, or an http or https address",
    )
    .optional(),
  SURETY_FETCH_FROM: z
    .string()
    .transform((given, context) => given.split(",").flatMap((entry) => originIn(entry, context)))
    .default([]),
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
    bucket: values.SURETY_FILES === "disk" ? null : placeIn(values.SURETY_FILES, values),
    scanner: values.SURETY_SCANNER === undefined ? null : (readScanner(values.SURETY_SCANNER) ?? null),
    fetchFrom: values.SURETY_FETCH_FROM,
    folders: values.SURETY_FOLDERS,
    largestFile: values.SURETY_LARGEST_FILE_MB * 1_048_576,
  };
}

/** A bucket with the key from the environment, under the names that other tools use for it. */
export function placeIn(bucket: string, values: S3Values): S3Place {
  const read = readBucket(bucket);
  const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: session } = values;
  if (read === undefined || keyId === undefined || secret === undefined) {
    const field = keyId === undefined ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY";
    throw new UserError({
      code: "bad-configuration",
      field: read === undefined ? "SURETY_FILES" : field,
      message:
        read === undefined ? `"${bucket}" is no bucket.` : `${field} is missing: files are to be kept in ${bucket}.`,
      remedy:
        read === undefined
          ? "Write s3://bucket/prefix."
          : "Set it, or leave SURETY_FILES out to keep files on the disk.",
    });
  }
  return {
    ...read,
    endpoint: new URL(values.AWS_ENDPOINT_URL_S3 ?? `https://s3.${values.AWS_REGION}.amazonaws.com`),
    region: values.AWS_REGION,
    keyId,
    secret: new Secret(secret),
    sessionToken: session === undefined ? null : new Secret(session),
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
