import { createHmac } from "node:crypto";
import { join } from "node:path";
import { createAddressGuard, createOutbound } from "@surety/connectors";
import { privateDestinations } from "@surety/connectors/outbound/allowed-origin";
import { microsOf } from "@surety/core/language/budget-schema";
import type { Clock } from "@surety/core/ports/clock";
import type { Engine } from "@surety/core/ports/engine";
import { createCommands } from "./commands/create-commands.ts";
import type { Commands } from "./commands/commands.ts";
import { closeAbandonedJobs } from "./commands/jobs.ts";
import { ArtefactStore } from "./models/artefact-store.ts";
import { HouseModels } from "./models/house-models.ts";
import { Batches } from "./batches/batches.ts";
import { ConnectionStore } from "./definitions/connection-store.ts";
import { DefinitionStore } from "./definitions/definition-store.ts";
import { GateBook } from "./definitions/gate-book.ts";
import { HouseDocuments } from "./documents/house-documents.ts";
import { launchEngine, migrateEngine } from "./engine/dbos-engine.ts";
import type { EngineLog } from "./engine/engine-log.ts";
import { newExecutorId } from "./engine/lease.ts";
import { restartStranded } from "./engine/stranded-runs.ts";
import type { Clearance } from "./files/clearance.ts";
import { FileFetcher } from "./files/fetch-file.ts";
import type { Files } from "./files/files.ts";
import { openFiles } from "./files/open-files.ts";
import { tellInfected } from "./files/tell-infected.ts";
import { tellScannerAway } from "./files/tell-scanner-away.ts";
import type { FolderParts } from "./folders/watch-folders.ts";
import { houseTasks } from "./house-tasks.ts";
import { HouseKnowledge } from "./knowledge/house-knowledge.ts";
import { Ingest } from "./ingest/ingest.ts";
import { Later } from "./later.ts";
import type { FetchParts } from "./mail/fetch-mails.ts";
import { messageLinks } from "./notify/message-links.ts";
import { AwaitedCases } from "./observe/awaited-cases.ts";
import { LiveBus } from "./observe/live-bus.ts";
import { loadCatalogue } from "./project/load-catalogue.ts";
import type { ServerConfig } from "./project/server-config.ts";
import { auditLottery } from "./security/audit-lottery.ts";
import { mailTokens } from "./security/mail-tokens.ts";
import { loadSecretKey } from "./security/secret-key.ts";
import { sealerWith } from "./security/sealed-secrets.ts";
import { openSecretStore, type SecretStore } from "./security/secret-store.ts";
import { type Database, openDatabase, type Transaction } from "./storage/database.ts";
import { startEmbeddedPostgres } from "./storage/embedded/embedded-postgres.ts";
import { newId } from "./storage/new-id.ts";
import { migrateStorage, withMigrationLock } from "./storage/migrate.ts";
import { BudgetBook } from "./language/budget-book.ts";
import { tellBudget } from "./language/tell-budget.ts";
import { KnownCases } from "./language/known-cases.ts";
import { LanguageJudges } from "./language/language-judge.ts";
import { Transcriptions } from "./speech/transcriptions.ts";
import { Lookups } from "./worker/lookups.ts";
import { AheadWalker } from "./worker/walk-ahead.ts";
import { caseRunner } from "./worker/run-cases.ts";
import type { ProjectFunction, WorkerWorld } from "./worker/world.ts";

/** A running house without its doors: HTTP and the command line stand in front of this. */
export interface House {
  config: ServerConfig;
  database: Database;
  commands: Commands;
  world: WorkerWorld;
  live: LiveBus;
  models: HouseModels;
  connections: ConnectionStore;
  secrets: SecretStore;
  files: Files;
  fetcher: FileFetcher;
  clearance: Clearance;
  folders: FolderParts;
  mails: FetchParts;
  /** Signs sessions; derived from the installation's key, so that a restart signs nobody out. */
  sessionSecret: string;
  close(): Promise<void>;
}

export interface HouseOptions {
  config: ServerConfig;
  log: EngineLog;
  functions?: ReadonlyMap<string, ProjectFunction>;
  /** False for a process that serves and enqueues but carries no cases. */
  works?: boolean;
  /** For tests, which move it; left out, the machine's. */
  clock?: Clock;
}

/** Opens the house, with the embedded PostgreSQL where no other was named; a house that does not open leaves nothing running. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { config, log } = options;
  if (config.databaseUrl !== null) return furnish(options, config.databaseUrl, async () => {});
  const postgres = await startEmbeddedPostgres(config.folder, (message) => log.warn(message));
  try {
    return await furnish(options, postgres.url, () => postgres.stop());
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The one place that wires everything. */
async function furnish(
  { config, log, functions = new Map(), works = true, clock = { now: () => new Date() } }: HouseOptions,
  url: string,
  closeDatabase: () => Promise<void>,
): Promise<House> {
  await withMigrationLock(url, async () => {
    await migrateStorage(url);
    await migrateEngine(url);
  });
  const catalogue = await loadCatalogue(config.project);
  const database = openDatabase(url);
  const live = new LiveBus();
  const key = await loadSecretKey(config.folder, config.secretKey);
  const secrets = openSecretStore(database, sealerWith(key));
  const connections = new ConnectionStore(database, secrets, { guard: createAddressGuard(), clock, catalogue });
  const connection = (name: string) => connections.get(name);
  const models = new HouseModels(
    database,
    new ArtefactStore(join(config.folder, "artefacts")),
    join(config.folder, "cache"),
  );
  const definitions = new DefinitionStore(database, () => [...functions.keys()]);
  const warn = (message: string) => log.warn(message);
  const budgets = new BudgetBook({
    database,
    clock,
    workflow: (name) => definitions.current(name),
    installationMicros: config.modelBudgetPerDay === null ? null : microsOf(config.modelBudgetPerDay),
    tell: (budget, percent) => void tellBudget(world, budget, percent),
  });
  const known = new KnownCases({ database, models: models.local, clock, warn });
  const language = new LanguageJudges({ database, connection, clock, budgets, warn, known });
  const kept = openFiles({
    config,
    database,
    clock,
    tell: (tx, file) => tellInfected(tx, world, file),
    tellAway: (why) => tellScannerAway(world, why),
  });
  const { files, clearance } = kept;
  const outbound = createOutbound({ guard: createAddressGuard(), allow: privateDestinations(config.fetchFrom) });
  const fetcher = new FileFetcher({ files, outbound, origins: config.fetchFrom });
  const transcriptions = new Transcriptions({ database, connection, clock, budgets, warn, files });
  const documents = new HouseDocuments({ files, folder: join(config.folder, "cache", "readings") });
  const knowledge = new HouseKnowledge({ database, embed: (texts) => models.local.embed(texts), warn });
  const engine = new Later<Engine<Transaction>>("the engine has not been launched yet");
  const batchWorld = { database, connection, clock, budgets, engine: engine.get, newId, live, log };
  const world: WorkerWorld = {
    database,
    engine: engine.get,
    definitions,
    gates: new GateBook(database),
    mixes: language.mixes,
    known,
    connection,
    catalogue,
    lookups: new Lookups(connection, clock),
    documents,
    knowledge,
    completions: language.completions,
    batches: new Batches(batchWorld),
    transcriptions,
    model: (name) => models.named(name) ?? language.named(name),
    functions,
    clock,
    random: Math.random,
    auditDraw: auditLottery(key),
    mailTokens: mailTokens(key),
    link: messageLinks(config),
    newId,
    live,
    awaited: new AwaitedCases(),
    log,
  };
  const ingest = new Later<Ingest>("the house has not been opened yet");
  const folders: FolderParts = {
    world,
    files,
    roots: { project: config.project, data: config.folder, others: config.folders },
    accept: (request) => ingest.get().accept(request),
  };
  const mails: FetchParts = {
    world,
    files,
    documents,
    mostBytes: config.largestFile,
    ingest: (request) => ingest.get().accept(request),
  };
  const executorId = newExecutorId();
  const runner = caseRunner(world);
  const launched = await launchEngine({
    database,
    executorId,
    handler: runner.run,
    opened: ingest.made,
    ...houseTasks({
      world,
      batches: batchWorld,
      models,
      connections,
      files,
      clearance,
      folders,
      mails,
      link: world.link,
    }),
    log,
    concurrency: works ? config.concurrency : 0,
  });
  engine.set(launched);
  const opened = new Ingest({
    database,
    engine: launched,
    definitions: world.definitions,
    clock,
    live,
    awaited: world.awaited,
    files,
    walkAhead: new AheadWalker(world, runner),
  });
  ingest.set(opened);
  const commands = createCommands({ world, ingest: opened, models, connections, secrets });
  await closeAbandonedJobs(world);
  const sweep = works ? restartStranded(world) : { stop: async () => {} };
  return {
    config,
    database,
    commands,
    world,
    live,
    models,
    connections,
    secrets,
    files,
    fetcher,
    clearance,
    folders,
    mails,
    sessionSecret: createHmac("sha256", key).update("sessions").digest("base64url"),
    async close() {
      await sweep.stop();
      await launched.close();
      // What is used by others ends after them.
      for (const part of [models, documents, outbound, kept, connections, database]) await part.close();
      await closeDatabase();
    },
  };
}
