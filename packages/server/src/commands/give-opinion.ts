import { UserError } from "@surety/core/errors/user-error";
import { checkedRecord } from "@surety/core/extract/record-text";
import type { CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import { type LabelStanding, settleLabel } from "@surety/core/review/settle-label";
import type { OpinionResult } from "@surety/core/wire/label";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { asSaid } from "./as-said.ts";
import { isAnswer, judgmentNamed, labelOptions } from "./label-commands.ts";
import { needsSecondPerson } from "./four-eyes.ts";

interface AskedLabel {
  id: string;
  workflow: string;
  judgment: string;
  text: string;
  value: string;
  person: string | null;
  waiting: boolean;
  with_suggestion: boolean;
}

/** What another person says of a labelled case; two that agree confirm the label, two that differ ask a third. */
export async function giveOpinion(
  world: WorkerWorld,
  labelId: string,
  opinion: { value: string; seconds: number },
  actor: Actor,
): Promise<OpinionResult> {
  if (actor.kind !== "person") throw needsPerson();
  const id = world.newId();
  const { label, standing } = await world.database.transaction(async (tx) => {
    const locked = await lockLabel(tx, labelId);
    const { compiled } = await world.definitions.current(locked.workflow);
    const judgment = judgmentNamed(compiled, locked.judgment);
    const value = answerOf(judgment, opinion.value, locked.text);
    const before = await tx.query<{ person: string; value: string }>(
      "select person, value from surety.opinions where label_id = $1 order by at, id",
      [labelId],
    );
    if ([locked.person, ...before.map(({ person }) => person)].some((one) => one === actor.id || one === actor.name))
      throw needsSecondPerson();
    await tx.query(
      "insert into surety.opinions (id, label_id, person, value, with_suggestion, seconds, at) values ($1, $2, $3, $4, $5, $6, $7)",
      [id, labelId, actor.id, value, locked.with_suggestion, opinion.seconds, world.clock.now()],
    );
    const said = [locked.value, ...before.map((one) => one.value)];
    const after = settleLabel([...said, asSaid(judgment, value, said)]);
    await settle(tx, world, labelId, after, actor);
    const detail = { value, state: after.state };
    await append(tx, { actor, verb: "give opinion", object: `label ${labelId}`, detail }, world.clock.now());
    return { label: locked, standing: after };
  });
  world.live.emit({ noun: "label", workflow: label.workflow, ids: [labelId] });
  return { labelId, state: standing.state, sentence: sentences[standing.state] };
}

const sentences: Record<LabelStanding["state"], string> = {
  confirmed: "Two people agree: the label is confirmed.",
  waiting: "Two people differ: a third is asked.",
  disputed: "Three people differ: the label is disputed, and nothing learns from it.",
};

async function lockLabel(tx: Transaction, labelId: string): Promise<AskedLabel> {
  const [label] = await tx.query<AskedLabel>(
    "select id, workflow, judgment, text, value, person, waiting, with_suggestion from surety.labels where id = $1 for update",
    [labelId],
  );
  if (label === undefined)
    throw new UserError({
      code: "label-not-found",
      message: `There is no label ${labelId}; it may have been taken back.`,
    });
  if (label.waiting) return label;
  throw new UserError({
    code: "already-decided",
    message: "Nobody is asked about this label any more.",
    remedy: "Go on with the next one; nothing of yours was changed.",
  });
}

function answerOf(judgment: CompiledJudgment, value: string, text: string): string {
  if (judgment.kind === "extract") return checkedRecord(judgment.fields, value, "value");
  if (isAnswer(judgment, value, text)) return value;
  throw new UserError({
    code: "bad-answer",
    field: "value",
    message: `${judgment.name} must be one of: ${labelOptions(judgment).join(", ")}.`,
    remedy: "Choose one of them.",
  });
}

/** A label that only waits for its third person loses what confirmed it: two people differ about it. */
export async function settle(
  tx: Transaction,
  world: WorkerWorld,
  labelId: string,
  standing: LabelStanding,
  actor: Actor,
): Promise<void> {
  const confirmed = standing.state === "confirmed";
  const now = world.clock.now();
  await tx.query(
    `update surety.labels set waiting = $2, confirmed = $3, confirmed_by = $4, confirmed_at = $5, disputed_at = $6,
       value = coalesce($7, value) where id = $1`,
    [
      labelId,
      standing.state === "waiting",
      confirmed ? standing.by : null,
      confirmed ? actor.id : null,
      confirmed ? now : null,
      standing.state === "disputed" ? now : null,
      confirmed ? standing.value : null,
    ],
  );
}

function needsPerson(): UserError {
  return new UserError({
    code: "needs-person",
    message: "A second person must look at this label; a key is not one.",
    remedy: "Sign in and answer it under Datasets, Labels.",
  });
}
