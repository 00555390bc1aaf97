import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAddressGuard, createOutbound } from "@surety/connectors";
import { type AllowedOrigin, privateDestinations } from "@surety/connectors/outbound/allowed-origin";
import type { Run, Task } from "@surety/core/ports/engine";
import { v7 as uuidv7 } from "uuid";
import { createCommands } from "../commands/create-commands.ts";
import { ConnectionStore } from "../definitions/connection-store.ts";
import { DefinitionStore } from "../definitions/definition-store.ts";
import { GateBook } from "../definitions/gate-book.ts";
import { FileStore } from "../files/file-store.ts";
import { HouseDocuments } from "../documents/house-documents.ts";
import { FileFetcher } from "../files/fetch-file.ts";
import { Files } from "../files/files.ts";
import { HouseKnowledge } from "../knowledge/house-knowledge.ts";
import { nothingAhead } from "../ingest/accept-arrivals.ts";
import { Ingest } from "../ingest/ingest.ts";
import { ArtefactStore } from "../models/artefact-store.ts";
import { HouseModels } from "../models/house-models.ts";
import { AwaitedCases } from "../observe/awaited-cases.ts";
import { LiveBus } from "../observe/live-bus.ts";
import { type ApiKeys, openApiKeys } from "../security/api-keys.ts";
import { mailTokens } from "../security/mail-tokens.ts";
import { openPeople } from "../security/people.ts";
import { sealerWith } from "../security/sealed-secrets.ts";
import { openSecretStore } from "../security/secret-store.ts";
import { type Database, openDatabase, type Transaction } from "../storage/database.ts";
import { migrateStorage } from "../storage/migrate.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { KnownCases } from "../language/known-cases.ts";
import { MixBook } from "../language/mix-book.ts";
import { Lookups } from "../worker/lookups.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { App, AppParts, HttpConfig } from "./app-env.ts";
import { createApp } from "./create-app.ts";

export interface TestApp {
  app: App;
  parts: AppParts;
  database: Database;
  world: WorkerWorld;
  live: LiveBus;
  /** What would run: nothing carries cases here. */
  runs: Run[];
  /** What would be done after the commits. */
  tasks: Task[];
  models: HouseModels;
  keys: ApiKeys;
  errors: Record<string, unknown>[];
  /** Where files are, each at the path of its hash. */
  filesFolder: string;
  /** Headers of a machine with that role. */
  as(role: "owner" | "editor" | "reviewer" | "viewer"): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** The body of an answer; `Body` is trusted, so write it beside the request it belongs to. */
export async function jsonOf<Body>(answer: Response | Promise<Response>): Promise<Body> {
  return (await (await answer).json()) as Body;
}

const system = { kind: "system", id: "test", name: "test", role: "owner" } as const;
export const testOrigin = "http://localhost:4747";

/** The whole HTTP face on a real database with the real commands; only the engine is a list of what was enqueued. */
export async function createTestApp(
  config: Partial<HttpConfig> = {},
  fetchFrom: readonly AllowedOrigin[] = [],
): Promise<TestApp> {
  const test = await createTestDatabase({ migrated: true });
  await migrateStorage(test.url);
  const database = openDatabase(test.url, 6);
  const folder = await mkdtemp(join(tmpdir(), "surety-http-"));
  const files = new Files({
    database,
    store: new FileStore(join(folder, "files")),
    clock: { now: () => new Date() },
    mostBytes: 3 * 1_048_576,
  });
  const outbound = createOutbound({ guard: createAddressGuard(), allow: privateDestinations(fetchFrom) });
  const fetcher = new FileFetcher({ files, outbound, origins: fetchFrom });
  const documents = new HouseDocuments({ files, folder: join(folder, "readings") });
  const models = new HouseModels(database, new ArtefactStore(join(folder, "artefacts")), join(folder, "cache"));
  const embed = (texts: readonly string[]) => models.local.embed(texts);
  const knowledge = new HouseKnowledge({ database, embed, warn: () => {} });
  const known = new KnownCases({ database, models: models.local, clock: { now: () => new Date() }, warn: () => {} });
  const { world, live, runs, tasks } = worldOf(database, documents, knowledge, known);
  const secrets = openSecretStore(database, sealerWith(Buffer.alloc(32, 7)));
  const connections = new ConnectionStore(database, secrets, { guard: createAddressGuard(), clock: world.clock });
  const ingest = new Ingest({
    files,
    database,
    engine: world.engine(),
    definitions: world.definitions,
    clock: world.clock,
    live,
    awaited: world.awaited,
    walkAhead: { begin: () => {}, gather: async () => nothingAhead },
  });
  const keys = openApiKeys(database);
  const errors: Record<string, unknown>[] = [];
  const parts: AppParts = {
    database,
    commands: createCommands({ world, ingest, models, connections, secrets }),
    definitions: world.definitions,
    catalogue: [],
    people: openPeople({ database, secret: "fT8sJq2LzR5vYx9cBn4mKd7wQe1uHa6p".repeat(2), origin: testOrigin }),
    keys,
    secrets,
    files,
    fetcher,
    documents,
    knowledge,
    live,
    config: {
      origin: testOrigin,
      version: "0.1.0",
      demo: false,
      consoleFolder: join(folder, "console"),
      publicMetrics: false,
      ...config,
    },
    log: { error: (fields) => void errors.push(fields) },
    clock: world.clock,
  };
  return {
    app: createApp(parts),
    parts,
    database,
    world,
    models,
    live,
    runs,
    tasks,
    keys,
    errors,
    filesFolder: join(folder, "files"),
    as: async (role) => ({ authorization: `Bearer ${(await keys.create({ name: role, role }, system)).key}` }),
    async close() {
      await models.close();
      await documents.close();
      await outbound.close();
      await database.close();
      await test.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function worldOf(
  database: Database,
  documents: HouseDocuments,
  knowledge: HouseKnowledge,
  known: KnownCases,
): { world: WorkerWorld; live: LiveBus; runs: Run[]; tasks: Task[] } {
  const live = new LiveBus();
  const runs: Run[] = [];
  const tasks: Task[] = [];
  const engine = {
    enqueue: async (_tx: Transaction, more: readonly Run[]) => void runs.push(...more),
    enqueueTasks: async (_tx: Transaction, more: readonly Task[]) => void tasks.push(...more),
    caughtUp: async () => {},
    freePlaces: () => 0,
    wake: () => {},
    close: async () => {},
  };
  const connection = () => Promise.reject(new Error("no connections in these tests"));
  const clock = { now: () => new Date() };
  const world: WorkerWorld = {
    database,
    engine: () => engine,
    definitions: new DefinitionStore(database, () => []),
    gates: new GateBook(database),
    known,
    mixes: new MixBook(database),
    connection,
    catalogue: [],
    completions: { ask: () => Promise.reject(new Error("no language models in these tests")) },
    batches: {
      openAll: () => Promise.reject(new Error("no language models in these tests")),
      cancelOf: () => Promise.resolve(),
    },
    transcriptions: { transcribe: () => Promise.reject(new Error("no speech models in these tests")) },
    lookups: new Lookups(connection, clock),
    documents,
    knowledge,
    model: () => null,
    functions: new Map(),
    clock,
    random: Math.random,
    // Nobody is audited by chance in a test.
    auditDraw: () => 0.999,
    mailTokens: mailTokens(Buffer.alloc(32, 7)),
    link: (path) => `${testOrigin}${path}`,
    newId: uuidv7,
    live,
    awaited: new AwaitedCases(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  return { world, live, runs, tasks };
}
