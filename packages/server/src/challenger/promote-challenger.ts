import { isOpen } from "@surety/core/challenger/challenger-status";
import { UserError } from "@surety/core/errors/user-error";
import type { Actor } from "../commands/commands.ts";
import type { HouseModels } from "../models/house-models.ts";
import { append } from "../security/audit-log.ts";
import type { SecretStore } from "../security/secret-store.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Transaction } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { challengerGates } from "./challenger-gates.ts";
import { readChallenger, setStatus } from "./challenger-rows.ts";
import { earnGates } from "./earn-gates.ts";
import { evidenceRecord } from "./evidence-record.ts";
import { readInForce } from "./in-force.ts";
import { championReplaced, lookAtChallenger, type Looked } from "./look-at-challenger.ts";
import { keepVersionReady } from "../commands/keep-live-ready.ts";
import { putInForce } from "./put-in-force.ts";
import { StandsStill } from "./stands-still.ts";
import { signEvidence } from "./sign-evidence.ts";

/**
 * Puts a challenger in force with its version, models and gates, all or nothing, and signs why. Only when its criteria are
 * met, or with a reason of at least ten characters, which stands in the record and in the audit log.
 */
export async function promoteChallenger(
  world: WorkerWorld,
  models: HouseModels,
  secrets: SecretStore,
  request: { id: string; because?: string | undefined },
  actor: Actor,
): Promise<string> {
  const before = await readChallenger(world.database, request.id);
  refuseEnded(before);
  // Where there is no money for that, what it has earned so far is what it has.
  if (before.replayed) await earnGates(world, models, before).catch(asItStands);
  const looked = await lookAtChallenger(world, request.id);
  const because = looked.verdict.state === "ready" ? null : (request.because?.trim() ?? null);
  refuseEnded(looked.row);
  if (looked.verdict.state !== "ready" && (because === null || because.length < 10)) throw notReady(looked);
  const id = world.newId();
  const at = world.clock.now();
  await world.database.transaction((tx) => promote(tx, secrets, { id, at, looked, because, actor }));
  models.forget();
  world.gates.forget();
  world.definitions.forget();
  world.live.emit({ noun: "workflow", workflow: looked.row.workflow, ids: [] });
  return id;
}

function asItStands(error: unknown): void {
  if (!(error instanceof StandsStill)) throw error;
}

interface Promotion {
  id: string;
  at: Date;
  looked: Looked;
  because: string | null;
  actor: Actor;
}

async function promote(tx: Transaction, secrets: SecretStore, promotion: Promotion): Promise<void> {
  const { id, at, looked, because, actor } = promotion;
  const { workflow } = looked.row;
  await tx.query("select 1 from surety.workflows where name = $1 for update", [workflow]);
  const row = await readChallenger(tx, looked.row.id, true);
  refuseEnded(row);
  const replaced = await championReplaced(tx, row);
  if (replaced !== null) throw championChanged(replaced);
  const previous = await readInForce(tx, workflow);
  const gates = await challengerGates(tx, row);
  const before = await challengersBefore(tx, row);
  // As the database will give it back, so that it verifies letter by letter.
  const record: unknown = JSON.parse(
    toJson(evidenceRecord({ id, looked, actor, because, at, before, previous, gates })),
  );
  const { signature, publicKey } = await signEvidence(tx, secrets, record);
  await keepVersionReady(tx, row.version);
  await putInForce(tx, workflow, {
    version: row.version,
    models: row.models,
    gates: gatesAfter(looked, previous, gates),
  });
  await tx.query(
    `insert into surety.promotions (id, workflow, challenger, record, signature, public_key, previous, promoted_by, at, override_because)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, workflow, row.id, JSON.stringify(record), signature, publicKey, toJson(previous), actor.name, at, because],
  );
  await setStatus(tx, row.id, "promoted", `Promoted by ${actor.name}.`, at);
  const detail = { promotion: id, challenger: row.id, verdict: looked.verdict.state, because, signature };
  await append(tx, { actor, verb: "promote challenger", object: `workflow ${workflow}`, detail }, at);
}

/** A threshold speaks for one model: a judgment with another model has the gate that this one earned, or none. */
function gatesAfter(
  { row, contest }: Looked,
  previous: Awaited<ReturnType<typeof readInForce>>,
  earned: Awaited<ReturnType<typeof challengerGates>>,
): Record<string, string | null> {
  const gates: Record<string, string | null> = { ...previous.gates };
  for (const [judgment, model] of Object.entries(row.models)) {
    if (previous.models[judgment] !== model) gates[judgment] = null;
  }
  // Another stage, or other words, and the cut-offs of before speak for nothing any more.
  for (const { name, plan } of contest.judgments)
    if (plan !== null && plan.kind !== "same" && gates[name] !== undefined) gates[name] = null;
  for (const one of earned) gates[one.judgment] = one.id;
  return gates;
}

async function challengersBefore(tx: Transaction, row: ChallengerRow): Promise<number> {
  const [found] = await tx.query<{ count: number }>(
    "select count(*)::int as count from surety.challengers where workflow = $1 and id < $2",
    [row.workflow, row.id],
  );
  return found?.count ?? 0;
}

/** One that was refused may still be promoted by a person who says why; one that has ended otherwise may not. */
function refuseEnded({ status }: ChallengerRow): void {
  if (isOpen(status) || status === "refused") return;
  throw new UserError({
    code: "challenger-ended",
    message: `This challenger cannot be promoted: it is ${status}.`,
    remedy: "Make a new one.",
  });
}

function championChanged(sentence: string): UserError {
  return new UserError({
    code: "champion-changed",
    message: sentence,
    remedy: "Withdraw this challenger, and make a new one that is compared with what is in force now.",
  });
}

function notReady({ verdict }: Looked): UserError {
  const unmet = verdict.checks.filter((one) => !one.met).map((one) => one.sentence);
  return new UserError({
    code: "not-ready-to-promote",
    field: "because",
    message: `${verdict.state === "refused" ? "Refused" : "Not ready"}: ${unmet.join(" ")}`,
    remedy:
      "Let it collect more evidence, or say in at least ten characters why it is promoted all the same; that is recorded.",
  });
}
