import { auditDraw } from "@surety/core/gate/audit-draw";
import { clauseProblem, noClauses } from "@surety/core/clause/clause-value";
import { checkedRecord } from "@surety/core/extract/record-text";
import { UserError } from "@surety/core/errors/user-error";
import type { CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor, LabelItem } from "./commands.ts";

/** The share of imported labels that training never sees: they measure the model and set its threshold. */
const calibrationShare = 0.45;
const perStatement = 2000;

/**
 * Keeps labels from outside, each once by its external id; which part one belongs to depends on its text alone.
 * What was not verified waits for a second person before anything learns from it.
 */
export async function addLabels(
  world: WorkerWorld,
  workflow: string,
  judgment: string,
  items: readonly LabelItem[],
  actor: Actor,
  verified = true,
): Promise<{ added: number; skipped: number }> {
  const { compiled } = await world.definitions.current(workflow);
  const spec = judgmentNamed(compiled, judgment);
  const kept = items.map((one) => ({ ...one, value: labelValue(spec, one, "items.value") }));
  let added = 0;
  for (let from = 0; from < items.length; from += perStatement) {
    added += await insert(world, workflow, judgment, kept.slice(from, from + perStatement), actor, verified);
  }
  world.live.emit({ noun: "label", workflow, ids: [] });
  return { added, skipped: items.length - added };
}

async function insert(
  world: WorkerWorld,
  workflow: string,
  judgment: string,
  items: readonly LabelItem[],
  actor: Actor,
  verified: boolean,
): Promise<number> {
  const rows = items.map((one) => ({
    id: world.newId(),
    text: one.text,
    value: one.value,
    external_id: one.externalId ?? null,
    segment: one.segment ?? null,
    part: auditDraw("part", one.text) < calibrationShare ? "calibration" : "train",
  }));
  const added = await world.database.query(
    `insert into surety.labels (id, workflow, judgment, external_id, text, value, source, part, segment, draw_probability, person, at,
       confirmed, confirmed_by, confirmed_at, asked, waiting)
     select id, $2, $3, external_id, text, value, 'import', part, segment, 1, $4, $5,
       case when $6 then 'imported' end, case when $6 then $4 end, case when $6 then $5::timestamptz end,
       case when not $6 then 'import' end, not $6
     from jsonb_to_recordset($1::jsonb) as x(id uuid, external_id text, text text, value text, segment text, part text)
     on conflict do nothing returning id`,
    [toJson(rows), workflow, judgment, actor.name, world.clock.now(), verified],
  );
  return added.length;
}

/** The judgment of that name; throws `judgment-not-found`. */
export function judgmentNamed(compiled: CompiledWorkflow, name: string): CompiledJudgment {
  const judgments = compiled.blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []));
  const found = judgments.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw new UserError({
    code: "judgment-not-found",
    field: "judgment",
    message: `The workflow has no judgment "${name}".`,
    remedy: `It has: ${judgments.map((one) => one.name).join(", ")}.`,
  });
}

/**
 * What labelled data says of a judgment, as it is kept: one of its options, a record of fields in its one form, or clauses
 * that lie in the text. Throws a UserError that names `field` where it is none of these.
 */
export function labelValue(judgment: CompiledJudgment, { value, text }: LabelItem, field: string): string {
  if (judgment.kind === "extract") return checkedRecord(judgment.fields, value, field);
  if (isAnswer(judgment, value, text)) return value;
  throw new UserError({
    code: "unknown-label",
    field,
    message: `"${value.slice(0, 100)}" is not a label of ${judgment.name}.`,
    remedy:
      judgment.kind === "clauses"
        ? (clauseProblem(value, judgment.labels, text.length) ?? "")
        : `Its labels are: ${labelOptions(judgment).join(", ")}.`,
  });
}

/** Whether labelled data of a judgment may say this about a text; clauses must lie in it. */
export function isAnswer(judgment: CompiledJudgment, value: string, text: string): boolean {
  if (judgment.kind === "clauses") return clauseProblem(value, judgment.labels, text.length) === null;
  return labelOptions(judgment).includes(value);
}

/**
 * What labelled data of a judgment may say; empty where it is a record of fields, which may hold anything, and of clauses
 * only that there are none.
 */
export function labelOptions(judgment: CompiledJudgment): string[] {
  if (judgment.kind === "clauses") return [noClauses];
  if (judgment.kind === "rule") return [...new Set(judgment.cases.map((one) => one.value))];
  if (judgment.kind === "extract") return [];
  if (judgment.kind === "score") return [...judgment.scale];
  return judgment.none === null || judgment.labels.includes(judgment.none)
    ? [...judgment.labels]
    : [...judgment.labels, judgment.none];
}
