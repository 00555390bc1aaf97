import { UserError } from "@surety/core/errors/user-error";
import { lookNumber, type LabelSpan } from "@surety/core/gate/look-number";
import type { GateLabels } from "@surety/core/wire/gate";
import type { GateEvidence } from "../models/gate-evidence.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

interface Where {
  workflow: string;
  judgment: string;
  model: string;
}

export interface EarlierLook {
  model: string;
  active: boolean;
  evidence: GateEvidence;
  at: Date;
}

/** Every derivation that a gate has had, the oldest first. */
export async function earlierLooks(database: Queryable, workflow: string, judgment: string): Promise<EarlierLook[]> {
  return database.query<EarlierLook>(
    "select model, active, evidence, created_at as at from surety.gates where workflow = $1 and judgment = $2 order by created_at, id",
    [workflow, judgment],
  );
}

/** Which look a derivation from these labels is; those that tested nothing looked at no error and do not count. */
export function lookFrom(looks: readonly Pick<EarlierLook, "evidence">[], labels: GateLabels): number {
  const tested = looks.filter(({ evidence }) => evidence.tested !== false);
  return lookNumber(
    tested.map(({ evidence }) => spanOf(evidence.labels)),
    spanOf(labels),
  );
}

/** Evidence that was written before labels were noted has no span. */
function spanOf(labels: GateLabels | undefined): LabelSpan | null {
  return labels === undefined || labels.first === null || labels.last === null
    ? null
    : { first: labels.first, last: labels.last };
}

/**
 * Whether a derivation leaves the earlier one in force. The same labels asked the same question have the same answer, and
 * one that tested nothing has nothing to say against what was earned: neither is a new look, and neither costs anything.
 */
export function leavesInForce(earlier: GateEvidence, now: GateEvidence): boolean {
  const sameLabels = earlier.labels?.hash === now.labels.hash;
  const saysNothing = now.tested === false && earlier.segments.some((one) => one.threshold !== null);
  return (
    (sameLabels || saysNothing) &&
    earlier.maxError === now.maxError &&
    earlier.assurance === now.assurance &&
    earlier.segmentBy === now.segmentBy &&
    earlier.judgments === now.judgments &&
    (earlier.mostChanged ?? 0) === (now.mostChanged ?? 0)
  );
}

export async function storeQuality(
  tx: Queryable,
  { workflow, judgment, model }: Where,
  quality: object,
): Promise<void> {
  await tx.query("update surety.models set quality = $4 where workflow = $1 and judgment = $2 and hash = $3", [
    workflow,
    judgment,
    model,
    JSON.stringify(quality),
  ]);
}

/** Keeps a derivation, in force unless it waits for a promotion. `looks` counts those that were known when it was made: another one since voids it. */
export async function storeGate(
  tx: Queryable,
  world: WorkerWorld,
  { workflow, judgment, model }: Where,
  evidence: GateEvidence,
  looks: number,
  inForce = true,
): Promise<void> {
  await tx.query("select 1 from surety.workflows where name = $1 for update", [workflow]);
  if ((await earlierLooks(tx, workflow, judgment)).length !== looks) throw derivedMeanwhile(judgment);
  if (inForce)
    await tx.query("update surety.gates set active = false where workflow = $1 and judgment = $2 and active", [
      workflow,
      judgment,
    ]);
  await tx.query(
    "insert into surety.gates (id, workflow, judgment, model, target, assurance, evidence, active, created_at) values ($1, $2, $3, $4, $5, $6, $7, $9, $8)",
    [
      world.newId(),
      workflow,
      judgment,
      model,
      evidence.maxError,
      evidence.assurance,
      JSON.stringify(evidence),
      world.clock.now(),
      inForce,
    ],
  );
}

function derivedMeanwhile(judgment: string): UserError {
  return new UserError({
    code: "derived-meanwhile",
    message: `The gate of ${judgment} was derived by somebody else at the same time.`,
    remedy: "Look at its thresholds, and derive it again where they are not what you need.",
  });
}
