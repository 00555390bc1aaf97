import type { MixEvidence } from "@surety/core/wire/signals";
import { forgetFrozen } from "../language/frozen-cases.ts";
import type { TriedMix } from "../models/mix-signals.ts";
import { mixedVersion } from "../models/mix-signals.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

const dayMs = 24 * 60 * 60 * 1000;

interface Where {
  workflow: string;
  judgment: string;
  /** The version that answers. */
  asked: string;
}

/** Of how many labels the mix in force had its part. */
export async function fittedOf(database: Queryable, { workflow, judgment, asked }: Where): Promise<number | null> {
  const [row] = await database.query<{ of: number }>(
    `select (evidence ->> 'of')::int as of from surety.signal_mixes
     where workflow = $1 and judgment = $2 and asked = $3 and active`,
    [workflow, judgment, asked],
  );
  return row?.of ?? null;
}

/** Keeps what was tried, in force or not; what was in force before stays known, as thresholds were earned by it. */
export async function storeMix(
  tx: Queryable,
  { clock }: Pick<WorkerWorld, "clock">,
  { workflow, judgment, asked }: Where,
  { trial, labels, wrong, share, known }: TriedMix,
  { of, inForce }: { of: number; inForce: boolean },
): Promise<void> {
  const { mix, verdict, comparison } = trial;
  const version = mix === null ? `${verdict} ${asked}` : mixedVersion(asked, mix).version;
  const compared = known === null ? {} : { known };
  const evidence: MixEvidence = { labels, wrong, of, share, comparison, ...compared };
  if (inForce)
    await tx.query(
      "update surety.signal_mixes set active = false where workflow = $1 and judgment = $2 and asked = $3 and active",
      [workflow, judgment, asked],
    );
  await tx.query(
    `insert into surety.signal_mixes (workflow, judgment, asked, version, verdict, mix, evidence, active, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (workflow, judgment, version) do update set evidence = excluded.evidence, active = excluded.active, created_at = excluded.created_at`,
    [
      workflow,
      judgment,
      asked,
      version,
      verdict,
      mix === null ? null : JSON.stringify(mix),
      JSON.stringify(evidence),
      inForce,
      clock.now(),
    ],
  );
  await forgetFrozen(tx, new Date(clock.now().getTime() - dayMs));
}
