import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import * as first from "./migrations/001-first.ts";
import * as people from "./migrations/002-people.ts";
import * as fairLabels from "./migrations/003-fair-labels.ts";
import * as fewerIndexes from "./migrations/004-fewer-indexes.ts";
import * as watch from "./migrations/005-watch.ts";
import * as datasets from "./migrations/006-datasets.ts";
import * as stages from "./migrations/007-stages.ts";
import * as challengers from "./migrations/008-challengers.ts";
import * as lighterWrites from "./migrations/009-lighter-writes.ts";
import * as unblinded from "./migrations/010-unblinded.ts";
import * as foundCases from "./migrations/011-found-cases.ts";
import * as canaryAlarms from "./migrations/012-canary-alarms.ts";
import * as away from "./migrations/015-away.ts";
import * as bulk from "./migrations/018-bulk.ts";
import * as inbox from "./migrations/019-inbox.ts";
import * as assign from "./migrations/020-assign.ts";
import * as screens from "./migrations/021-screens.ts";
import * as caseView from "./migrations/022-case-view.ts";
import * as deciding from "./migrations/023-deciding.ts";
import * as workload from "./migrations/024-workload.ts";
import * as language from "./migrations/026-language.ts";
import * as leanerWrites from "./migrations/027-leaner-writes.ts";
import * as budgets from "./migrations/030-budgets.ts";
import * as cascades from "./migrations/031-cascades.ts";
import * as agents from "./migrations/032-agents.ts";
import * as experiments from "./migrations/033-experiments.ts";
import * as files from "./migrations/034-files.ts";
import * as paces from "./migrations/036-paces.ts";
import * as knowledge from "./migrations/038-knowledge.ts";
import * as draftsWithSources from "./migrations/039-drafts-with-sources.ts";
import * as fields from "./migrations/042-fields.ts";
import * as matchedInvoices from "./migrations/045-matched-invoices.ts";
import * as obligations from "./migrations/046-obligations.ts";
import * as batches from "./migrations/047-batches.ts";
import * as batchesOfLabels from "./migrations/048-batches-of-labels.ts";
import * as signalMixes from "./migrations/049-signal-mixes.ts";
import * as callsByModel from "./migrations/050-calls-by-model.ts";
import * as unseenAnswers from "./migrations/051-unseen-answers.ts";
import * as providerRests from "./migrations/053-provider-rests.ts";
import * as folders from "./migrations/059-folders.ts";
import * as scannedFiles from "./migrations/060-scanned-files.ts";
import * as draftLabels from "./migrations/067-draft-labels.ts";
import * as knownCases from "./migrations/070-known-cases.ts";
import * as experimentCertainty from "./migrations/073-experiment-certainty.ts";
import * as rivals from "./migrations/074-rivals.ts";
import * as takenKeys from "./migrations/075-taken-keys.ts";
import { namedPool } from "./named-pool.ts";

/** Every migration, in order; a number is never reused and a shipped file never changes. */
const migrations: Record<string, Migration> = {
  "001-first": first,
  "002-people": people,
  "003-fair-labels": fairLabels,
  "004-fewer-indexes": fewerIndexes,
  "005-watch": watch,
  "006-datasets": datasets,
  "007-stages": stages,
  "008-challengers": challengers,
  "009-lighter-writes": lighterWrites,
  "010-unblinded": unblinded,
  "011-found-cases": foundCases,
  "012-canary-alarms": canaryAlarms,
  "015-away": away,
  "018-bulk": bulk,
  "019-inbox": inbox,
  "020-assign": assign,
  "021-screens": screens,
  "022-case-view": caseView,
  "023-deciding": deciding,
  "024-workload": workload,
  "026-language": language,
  "027-leaner-writes": leanerWrites,
  "030-budgets": budgets,
  "031-cascades": cascades,
  "032-agents": agents,
  "033-experiments": experiments,
  "034-files": files,
  "036-paces": paces,
  "038-knowledge": knowledge,
  "039-drafts-with-sources": draftsWithSources,
  "042-fields": fields,
  "045-matched-invoices": matchedInvoices,
  "046-obligations": obligations,
  "047-batches": batches,
  "048-batches-of-labels": batchesOfLabels,
  "049-signal-mixes": signalMixes,
  "050-calls-by-model": callsByModel,
  "051-unseen-answers": unseenAnswers,
  "053-provider-rests": providerRests,
  "059-folders": folders,
  "060-scanned-files": scannedFiles,
  "067-draft-labels": draftLabels,
  "070-known-cases": knownCases,
  "073-experiment-certainty": experimentCertainty,
  "074-rivals": rivals,
  "075-taken-keys": takenKeys,
};

const migrationLock = 7_788_001;

/**
 * Runs `work` while holding the one lock under which schemas change. It polls, because a waiting advisory lock
 * holds a snapshot that an engine's CREATE INDEX CONCURRENTLY would wait for in turn.
 */
export async function withMigrationLock(url: string, work: () => Promise<void>): Promise<void> {
  const pool = namedPool(url, 1);
  const client = await pool.connect();
  try {
    while (!(await tryLock(client))) await sleep(100);
    await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => {});
    client.release();
    await pool.end();
  }
}

async function tryLock(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query("select pg_try_advisory_lock($1) as ok", [migrationLock]);
  return rows[0].ok as boolean;
}

/** Brings schema `surety` up to date; the caller holds the migration lock. */
export async function migrateStorage(url: string): Promise<void> {
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: namedPool(url, 2) }) });
  try {
    await sql`create schema if not exists surety`.execute(kysely);
    const migrator = new Migrator({
      db: kysely,
      provider: { getMigrations: async () => migrations },
      migrationTableSchema: "surety",
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  } finally {
    await kysely.destroy();
  }
}
