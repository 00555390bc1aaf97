import { clopperPearson } from "@surety/core/statistics/clopper-pearson";
import { raisedFacts } from "@surety/core/watch/alert-facts";
import { feedRate, rateRaised, type RateWatch, startRate } from "@surety/core/watch/rate-watch";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { raiseAlert } from "./raise-alert.ts";
import { type Cursor, newEvents, type Watched } from "./rate-events.ts";

const beginning: Cursor = { at: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
/** Points of charts are kept as long as any page shows them. */
const keepDays = 100;

/**
 * Looks at the overrides, abstentions and exceptions since the last look, in every live workflow: from a stored cursor, so
 * that cases pay nothing for being watched. Each rate is one transaction; two processes that look at once wait for each other.
 */
export async function lookAtRates(world: WorkerWorld): Promise<void> {
  for (const { name, compiled, stage } of await world.definitions.list()) {
    if (stage !== "live" && stage !== "assisted") continue;
    const judgments = compiled.blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []));
    const learned = judgments.filter((one) => one.kind !== "rule").map((one) => one.name);
    const watched: Watched[] = [
      ...learned.flatMap((judgment) => (["override", "abstain"] as const).map((rate) => ({ judgment, rate }))),
      { judgment: "", rate: "exception" as const },
    ].map((one) => ({ workflow: name, ...one }));
    for (const one of watched)
      if (await hasNew(world, one)) await world.database.transaction((tx) => lookAt(tx, world, one));
  }
}

/** A quiet rate costs one small query, and no lock. */
async function hasNew(world: WorkerWorld, watched: Watched): Promise<boolean> {
  const [row] = await world.database.query<{ cursor_at: Date; cursor_id: string }>(
    "select cursor_at, cursor_id from surety.rate_watches where workflow = $1 and judgment = $2 and rate = $3",
    [watched.workflow, watched.judgment, watched.rate],
  );
  const cursor = row === undefined ? beginning : { at: row.cursor_at, id: row.cursor_id };
  return (await newEvents(world.database, watched, cursor, world.clock.now())).length > 0;
}

async function lookAt(tx: Transaction, world: WorkerWorld, watched: Watched): Promise<void> {
  const { state, cursor } = await lockWatch(tx, world, watched);
  const events = await newEvents(tx, watched, cursor, world.clock.now());
  const last = events.at(-1);
  if (last === undefined) return;
  const fed = feedRate(
    state,
    events.map((one) => one.event),
  );
  const now = world.clock.now();
  await tx.query(
    `update surety.rate_watches set state = $4, cursor_at = $5, cursor_id = $6, updated_at = $7
     where workflow = $1 and judgment = $2 and rate = $3`,
    [watched.workflow, watched.judgment, watched.rate, JSON.stringify(fed), last.at, last.id, now],
  );
  const happened = events.filter((one) => one.event).length;
  await writePoint(tx, watched, now, { cases: events.length, events: happened, sum: fed.chart?.sum ?? null });
  if (rateRaised(fed)) await raise(tx, world, watched, fed);
}

async function lockWatch(
  tx: Queryable,
  world: WorkerWorld,
  { workflow, judgment, rate }: Watched,
): Promise<{ state: RateWatch; cursor: Cursor }> {
  const now = world.clock.now();
  await tx.query(
    `insert into surety.rate_watches (workflow, judgment, rate, state, cursor_at, cursor_id, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [workflow, judgment, rate, JSON.stringify(startRate()), beginning.at, beginning.id, now],
  );
  const [row] = await tx.query<{ state: RateWatch; cursor_at: Date; cursor_id: string }>(
    "select state, cursor_at, cursor_id from surety.rate_watches where workflow = $1 and judgment = $2 and rate = $3 for update",
    [workflow, judgment, rate],
  );
  if (row === undefined) return { state: startRate(), cursor: beginning };
  return { state: row.state, cursor: { at: row.cursor_at, id: row.cursor_id } };
}

async function writePoint(
  tx: Queryable,
  { workflow, judgment, rate }: Watched,
  at: Date,
  point: { cases: number; events: number; sum: number | null },
): Promise<void> {
  await tx.query(
    `insert into surety.rate_points (workflow, judgment, rate, at, cases, events, sum) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [workflow, judgment, rate, at, point.cases, point.events, point.sum],
  );
  await tx.query("delete from surety.rate_points where workflow = $1 and judgment = $2 and rate = $3 and at < $4", [
    workflow,
    judgment,
    rate,
    new Date(at.getTime() - keepDays * 86_400_000),
  ]);
}

/** The figures are those of the time in which the sum rose from nothing to its limit. */
async function raise(tx: Transaction, world: WorkerWorld, watched: Watched, state: RateWatch): Promise<void> {
  const { workflow, judgment, rate } = watched;
  const rise = await riseOf(tx, watched);
  const estimate = { value: rise.events / rise.cases, ...clopperPearson(rise.events, rise.cases, 0.95), n: rise.cases };
  await raiseAlert(tx, world, {
    id: world.newId(),
    workflow,
    judgment,
    segment: null,
    kind: "rate-raised",
    rate,
    severity: "warning",
    gate: null,
    watch: null,
    facts: raisedFacts({
      rate,
      judgment: judgment === "" ? workflow : judgment,
      usual: state.chart?.usual ?? 0,
      ...rise,
      estimate,
      sum: state.peak,
      limit: state.chart?.limit ?? 0,
    }),
  });
}

async function riseOf(
  tx: Queryable,
  { workflow, judgment, rate }: Watched,
): Promise<{ cases: number; events: number; since: Date | null }> {
  const [row] = await tx.query<{ cases: number; events: number; since: Date | null }>(
    `select coalesce(sum(cases), 0)::int as cases, coalesce(sum(events), 0)::int as events, min(at) as since
     from surety.rate_points p where workflow = $1 and judgment = $2 and rate = $3 and at > coalesce(
       (select max(at) from surety.rate_points where workflow = $1 and judgment = $2 and rate = $3 and coalesce(sum, 0) = 0
          and at < (select max(at) from surety.rate_points where workflow = $1 and judgment = $2 and rate = $3)), '-infinity')`,
    [workflow, judgment, rate],
  );
  return row === undefined || row.cases === 0 ? { cases: 1, events: 1, since: null } : row;
}
