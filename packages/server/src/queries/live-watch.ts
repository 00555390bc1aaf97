import { seededRandom } from "@surety/core/statistics/seeded-random";
import { detectionDelay } from "@surety/core/watch/detection-delay";
import {
  alarmLine,
  feedGuarantee,
  guaranteeEvidence,
  startGuarantee,
  type WatchedAudit,
} from "@surety/core/watch/guarantee-watch";
import type { GuaranteeWatchWire } from "@surety/core/wire/watch";
import type { Queryable } from "../storage/database.ts";

const mostPoints = 240;

interface Row {
  id: string;
  segment: string;
  max_error: number;
  observed: number;
  errors: number;
  peak: number;
  started_at: Date;
  broken_at: Date | null;
}

/** The watches of the gate in force, by segment, each with the way its evidence went. */
export async function liveWatches(
  database: Queryable,
  workflow: string,
  judgment: string,
): Promise<ReadonlyMap<string, GuaranteeWatchWire>> {
  const rows = await database.query<Row>(
    `select w.id, w.segment, w.max_error, w.observed, w.errors, w.peak, w.started_at, w.broken_at
     from surety.watches w join surety.gates g on g.id = w.gate
     where g.workflow = $1 and g.judgment = $2 and g.active and w.ended_at is null`,
    [workflow, judgment],
  );
  const wires = await Promise.all(rows.map(async (row) => [row.segment, await wireOf(database, row)] as const));
  return new Map(wires);
}

async function wireOf(database: Queryable, row: Row): Promise<GuaranteeWatchWire> {
  const audits = await database.query<WatchedAudit>(
    "select error, weight from surety.audits where watch = $1 order by at, review_id",
    [row.id],
  );
  return {
    startedAt: row.started_at.toISOString(),
    brokenAt: row.broken_at?.toISOString() ?? null,
    audits: row.observed,
    errors: row.errors,
    evidence: row.peak,
    line: alarmLine(),
    path: pathOf(row.max_error, audits),
    delay: delayFor(row.max_error),
  };
}

function pathOf(maxError: number, audits: readonly WatchedAudit[]): GuaranteeWatchWire["path"] {
  let watch = startGuarantee(maxError);
  const path = audits.map((audit, at) => {
    watch = feedGuarantee(watch, audit);
    return { audits: at + 1, evidence: guaranteeEvidence(watch), wrong: audit.error === 1 };
  });
  const step = Math.ceil(path.length / mostPoints);
  // Errors are what moves the line: none of them is thinned away.
  return path.filter((point, at) => point.wrong || at % Math.max(1, step) === 0 || at === path.length - 1);
}

const delays = new Map<number, GuaranteeWatchWire["delay"]>();

/** The same for everybody who asks: a simulation of some hundred lives, kept by its target. */
function delayFor(maxError: number): GuaranteeWatchWire["delay"] {
  const known = delays.get(maxError);
  if (known !== undefined) return known;
  const actual = Math.min(0.9, 2 * maxError + 0.02);
  const { median, p90 } = detectionDelay({ maxError, actual, streams: 200, most: 1500 }, seededRandom(1));
  delays.set(maxError, { median, p90 });
  return { median, p90 };
}
