import { feedGuarantee, type GuaranteeWatch, isBroken, startGuarantee } from "@surety/core/watch/guarantee-watch";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { breakGuarantee } from "./break-guarantee.ts";
import type { Audit } from "./record-audit.ts";

/** A watch as it is stored. */
export interface WatchRow {
  id: string;
  gate: string;
  workflow: string;
  judgment: string;
  segment: string;
  max_error: number;
  log_wealth: number[][];
  observed: number;
  errors: number;
  peak: number;
  started_at: Date;
  broken_at: Date | null;
}

/**
 * Adds one audit to the watch of the guarantee under which its case was automated, and shuts the gate where that breaks it.
 * Gives the watch; null where nothing was promised, or where the case is older than a reopening of its gate.
 */
export async function feedWatch(
  tx: Transaction,
  world: WorkerWorld,
  audit: Omit<Audit, "review_id">,
): Promise<string | null> {
  if (audit.gate === null) return null;
  const row = await lockWatch(tx, world, audit.gate, audit.segment ?? "");
  if (row === null || audit.judged_at < row.started_at) return null;
  const fed = feedGuarantee(stateOf(row), audit);
  await writeWatch(tx, row.id, fed);
  if (row.broken_at === null && isBroken(fed)) await breakGuarantee(tx, world, row, audit);
  return row.id;
}

function stateOf(row: WatchRow): GuaranteeWatch {
  const { max_error: maxError, log_wealth: logWealth, observed, errors, peak } = row;
  return { maxError, logWealth, observed, errors, peak };
}

export async function writeWatch(tx: Queryable, id: string, watch: GuaranteeWatch): Promise<void> {
  const { logWealth, observed, errors, peak } = watch;
  await tx.query("update surety.watches set log_wealth = $2, observed = $3, errors = $4, peak = $5 where id = $1", [
    id,
    JSON.stringify(logWealth),
    observed,
    errors,
    peak,
  ]);
}

/** The watch in force, begun with its gate where no audit has come before; audits of one guarantee wait for each other here. */
async function lockWatch(tx: Queryable, world: WorkerWorld, gate: string, segment: string): Promise<WatchRow | null> {
  await tx.query(
    `insert into surety.watches (id, gate, workflow, judgment, segment, max_error, log_wealth, started_at)
     select $1, g.id, g.workflow, g.judgment, $3, g.target, $4, g.created_at from surety.gates g where g.id = $2
     on conflict (gate, segment) where ended_at is null do nothing`,
    [world.newId(), gate, segment, JSON.stringify(freshWealth(await targetOf(tx, gate)))],
  );
  const [row] = await tx.query<WatchRow>(
    "select * from surety.watches where gate = $1 and segment = $2 and ended_at is null for update",
    [gate, segment],
  );
  return row ?? null;
}

async function targetOf(tx: Queryable, gate: string): Promise<number> {
  const [row] = await tx.query<{ target: number }>("select target from surety.gates where id = $1", [gate]);
  return row?.target ?? 1;
}

/** What a watch begins with: nothing lost and nothing won. */
export function freshWealth(maxError: number): number[][] {
  return startGuarantee(maxError).logWealth;
}
