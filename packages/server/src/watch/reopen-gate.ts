import { UserError } from "@surety/core/errors/user-error";
import { count } from "@surety/core/gate/percent";
import type { Actor } from "../commands/commands.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { freshWealth } from "./feed-watch.ts";

interface Shut {
  id: string;
  target: number;
  closed: Record<string, { at: string; alert: string }>;
  evidence: { segments: { segment: string; threshold: number | null }[] };
}

/**
 * A person's word that a gate may automate again without new evidence. It stays visible: in the audit log, on the overview
 * and with the gate. The watch begins anew, with cases from now on.
 */
export async function reopenByOverride(
  world: WorkerWorld,
  where: { workflow: string; judgment: string; segment: string },
  because: string,
  actor: Actor,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const gate = await lockActiveGate(tx, where.workflow, where.judgment);
    const shut = gate?.closed[where.segment];
    if (gate === null || shut === undefined) throw notClosed(where);
    const earned = gate.evidence.segments.find((one) => one.segment === where.segment);
    if (typeof earned?.threshold !== "number") throw nothingEarned(where);
    await open(tx, world, gate, where, { how: "override", because, evidence: {}, alert: shut.alert, actor });
    const now = world.clock.now();
    await tx.query("update surety.watches set ended_at = $3 where gate = $1 and segment = $2 and ended_at is null", [
      gate.id,
      where.segment,
      now,
    ]);
    await tx.query(
      `insert into surety.watches (id, gate, workflow, judgment, segment, max_error, log_wealth, started_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        world.newId(),
        gate.id,
        where.workflow,
        where.judgment,
        where.segment,
        gate.target,
        JSON.stringify(freshWealth(gate.target)),
        now,
      ],
    );
  });
}

/**
 * Opens the segments that a new derivation has earned with labels from after the alarm alone (see evidence-since.ts), where
 * a person has started it. Called in the transaction that puts the derivation in force.
 */
export async function reopenEarned(
  tx: Transaction,
  world: WorkerWorld,
  { workflow, judgment, segments, since }: Earned,
  actor: Actor,
): Promise<void> {
  const gate = await lockActiveGate(tx, workflow, judgment);
  if (gate === null) return;
  for (const { segment, threshold, accepted, errors } of segments) {
    const shut = gate.closed[segment];
    // Shut again meanwhile: then these labels are from before that.
    const isNew = shut !== undefined && (since.get(segment)?.getTime() ?? 0) >= new Date(shut.at).getTime();
    if (!isNew || threshold === null) continue;
    const evidence = { threshold, accepted, errors };
    const because = `${count(accepted)} labels from after the alarm, ${count(errors)} of them wrong, support the threshold.`;
    const where = { workflow, judgment, segment };
    await open(tx, world, gate, where, { how: "evidence", because, evidence, alert: shut.alert, actor });
  }
}

interface Earned {
  workflow: string;
  judgment: string;
  segments: readonly { segment: string; threshold: number | null; accepted: number; errors: number }[];
  /** From when on labels counted, by segment. */
  since: ReadonlyMap<string, Date>;
}

/** The row lock orders this with whoever automates or shuts. */
async function lockActiveGate(tx: Queryable, workflow: string, judgment: string): Promise<Shut | null> {
  const [row] = await tx.query<Shut>(
    "select id, target, closed, evidence from surety.gates where workflow = $1 and judgment = $2 and active for update",
    [workflow, judgment],
  );
  return row ?? null;
}

interface Opening {
  how: "evidence" | "override";
  because: string;
  evidence: Record<string, unknown>;
  alert: string;
  actor: Actor;
}

async function open(
  tx: Transaction,
  world: WorkerWorld,
  gate: Shut,
  { workflow, judgment, segment }: { workflow: string; judgment: string; segment: string },
  { how, because, evidence, alert, actor }: Opening,
): Promise<void> {
  const now = world.clock.now();
  await tx.query("update surety.gates set closed = closed - $2 where id = $1", [gate.id, segment]);
  await tx.query(
    `insert into surety.gate_turns (id, gate, workflow, judgment, segment, turn, how, because, evidence, alert, actor, at)
     values ($1, $2, $3, $4, $5, 'reopened', $6, $7, $8, $9, $10, $11)`,
    [world.newId(), gate.id, workflow, judgment, segment, how, because, JSON.stringify(evidence), alert, actor.id, now],
  );
  const detail = { segment, how, because, ...evidence };
  await append(tx, { actor, verb: "reopen gate", object: `gate ${workflow}/${judgment}`, detail }, now);
  tx.afterCommit(() => {
    world.gates.forget();
    world.live.emit({ noun: "workflow", workflow, ids: [] });
  });
}

/** A gate that was derived again since the alarm has only the labels since then: where they are too few, nothing would open. */
function nothingEarned({ judgment }: { judgment: string }): UserError {
  return new UserError({
    code: "nothing-earned",
    message: `The labels since the alarm support no threshold for ${judgment} yet, so there is nothing to open.`,
    remedy: "Let people label more cases and derive the gate again.",
  });
}

function notClosed({ judgment, segment }: { judgment: string; segment: string }): UserError {
  return new UserError({
    code: "gate-not-closed",
    message: `The gate of ${judgment}${segment === "" ? "" : `, segment ${segment},`} is not closed.`,
    remedy: "Look at the gate's page: somebody may have reopened it already.",
  });
}
