import { UserError } from "@surety/core/errors/user-error";
import type { SuspectAnswer } from "@surety/core/wire/label";
import { settleObjection } from "@surety/core/review/settle-label";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { settle } from "./give-opinion.ts";
import { judgmentNamed, labelOptions } from "./label-commands.ts";

interface Doubted {
  workflow: string;
  judgment: string;
  label_id: string;
  given: string;
  likely: string;
  resolution: string | null;
  person: string | null;
}

/**
 * A person looks at a label that the model doubts: they keep it, which costs one answer, or say another value. They have
 * seen what the model proposes, so that value is one voice however the model agrees with it: the label keeps its value,
 * teaches nothing, and waits for somebody who sees neither. Only a workflow for which one person is enough takes it at once.
 */
export async function resolveSuspect(
  world: WorkerWorld,
  suspectId: string,
  answer: SuspectAnswer,
  actor: Actor,
): Promise<void> {
  const workflow = await world.database.transaction(async (tx) => {
    const doubted = await lockSuspect(tx, suspectId);
    const value = answer.resolution === "kept" ? doubted.given : (answer.value ?? doubted.likely);
    const { compiled } = await world.definitions.current(doubted.workflow);
    refuseUnknown(doubted.judgment, labelOptions(judgmentNamed(compiled, doubted.judgment)), value);
    const now = world.clock.now();
    await tx.query(
      "update surety.suspects set resolution = $2, resolved_value = $3, resolved_by = $4, resolved_at = $5 where id = $1",
      [suspectId, answer.resolution, value, actor.id, now],
    );
    if (value !== doubted.given) {
      if (compiled.document.labels.secondPerson) await object(tx, world, doubted, value, actor);
      else await correct(tx, doubted, value, actor, now);
    }
    const detail = { label: doubted.label_id, resolution: answer.resolution, before: doubted.given, after: value };
    await append(tx, { actor, verb: "resolve suspect", object: `label ${doubted.label_id}`, detail }, now);
    return doubted.workflow;
  });
  world.live.emit({ noun: "label", workflow, ids: [] });
}

async function lockSuspect(tx: Transaction, id: string): Promise<Doubted> {
  const [row] = await tx.query<Doubted>(
    `select s.workflow, s.judgment, s.label_id, s.given, s.likely, s.resolution, l.person
     from surety.suspects s join surety.labels l on l.id = s.label_id where s.id = $1 for update`,
    [id],
  );
  if (row === undefined) throw new UserError({ code: "suspect-not-found", message: `There is no suspect ${id}.` });
  if (row.resolution === null) return row;
  throw new UserError({ code: "already-decided", message: "Somebody has looked at this label already." });
}

/** One voice against the label: it is kept as an opinion that saw a suggestion, and somebody else is asked. */
async function object(
  tx: Transaction,
  world: WorkerWorld,
  { label_id: label, given, person }: Doubted,
  value: string,
  actor: Actor,
): Promise<void> {
  const opinions = await tx.query<{ person: string; value: string }>(
    "select person, value from surety.opinions where label_id = $1 order by at, id",
    [label],
  );
  if ([person, ...opinions.map((one) => one.person)].includes(actor.id)) throw ownLabel();
  await tx.query(
    `insert into surety.opinions (id, label_id, person, value, with_suggestion, seconds, at) values ($1, $2, $3, $4, true, 0, $5)`,
    [world.newId(), label, actor.id, value, world.clock.now()],
  );
  await settle(tx, world, label, settleObjection([given, ...opinions.map((one) => one.value)], value), actor);
  // An objection that was not blind never counts as agreement between people, and whoever is asked sees no suggestion.
  await tx.query(
    "update surety.labels set asked = case when $2 then asked else 'override' end, with_suggestion = false where id = $1",
    [label, opinions.length > 0],
  );
}

async function correct(tx: Transaction, { label_id }: Doubted, value: string, actor: Actor, now: Date): Promise<void> {
  await tx.query(
    `update surety.labels set value = $2, person = $3, at = $4, disputed_at = null, waiting = false, confirmed = null,
       confirmed_by = null, confirmed_at = null where id = $1`,
    [label_id, value, actor.id, now],
  );
}

function ownLabel(): UserError {
  return new UserError({
    code: "needs-second-person",
    message: "You have answered this label; somebody else must say that it is wrong.",
    remedy: "Leave it to a colleague, or keep it.",
  });
}

function refuseUnknown(judgment: string, options: readonly string[], value: string): void {
  if (options.includes(value)) return;
  throw new UserError({
    code: "bad-answer",
    field: "value",
    message: `${judgment} must be one of: ${options.join(", ")}.`,
    remedy: "Choose one of them, or keep the label.",
  });
}
