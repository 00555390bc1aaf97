import type { OpenAPIHono } from "@hono/zod-openapi";
import type { CatalogueModel } from "@surety/core/language/model-facts";
import type { Actor, Commands } from "../commands/commands.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import type { HouseDocuments } from "../documents/house-documents.ts";
import type { FileFetcher } from "../files/fetch-file.ts";
import type { Files } from "../files/files.ts";
import type { HouseKnowledge } from "../knowledge/house-knowledge.ts";
import type { ApiKeys } from "../security/api-keys.ts";
import type { People } from "../security/people.ts";
import type { SecretStore } from "../security/secret-store.ts";
import type { Database } from "../storage/database.ts";
import type { Door } from "./door.ts";
import type { LiveFeed } from "./live-stream.ts";

/** What every handler finds in its context: who is asking. Routes that are open to all have nobody. */
export interface AppEnv {
  Variables: { actor: Actor };
}

export type App = OpenAPIHono<AppEnv>;

export interface HttpConfig {
  /** The origin people open, e.g. `http://localhost:4310`; writes with a cookie must come from there. */
  origin: string;
  version: string;
  demo: boolean;
  /** The folder of the built console. */
  consoleFolder: string;
  /** Whether `/metrics` is readable without a key, as it is where only this machine can connect. */
  publicMetrics: boolean;
  /** Largest case in bytes, and largest stream (import, many cases). */
  mostBytes?: number;
  mostStreamBytes?: number;
  /** What language models of all workflows may cost on a day, in micro-units; absent for any amount. */
  modelBudgetMicros?: number;
}

export interface HttpLog {
  error(fields: Record<string, unknown>, message: string): void;
}

/** What the app is built from; `main.ts` wires it once. */
export interface AppParts {
  database: Database;
  commands: Commands;
  definitions: Pick<DefinitionStore, "current" | "version">;
  people: People;
  keys: ApiKeys;
  secrets: Pick<SecretStore, "read">;
  files: Files;
  fetcher: FileFetcher;
  /** Whether a virus scanner looks at files before anybody reads them. */
  scansFiles?: boolean;
  documents: HouseDocuments;
  knowledge: Pick<HouseKnowledge, "search">;
  live: LiveFeed;
  config: HttpConfig;
  log: HttpLog;
  clock: { now(): Date };
  /** What the project says of language models. */
  catalogue: readonly CatalogueModel[];
}

/** What routes are built from: the parts, and the door that lets nobody through without a policy. */
export interface RouteParts extends AppParts {
  door: Door;
}
