import { clauseQuestions } from "@surety/core/clause/clause-questions";
import { clauseRatesByType } from "@surety/core/clause/clause-rates";
import { UserError } from "@surety/core/errors/user-error";
import { type AnsweredItem, measureSet, type SetMeasure } from "@surety/core/dataset/measure-set";
import type { ClauseRates } from "@surety/core/wire/clause-rates";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { askedText } from "../datasets/prepare-items.ts";
import { type Judged, noneOf } from "../models/learned-judgments.ts";
import type { HouseModels } from "../models/house-models.ts";
import { statedLabel } from "../models/stated-label.ts";
import type { Queryable } from "../storage/database.ts";

/** What is measured: one model on the frozen items of one version, for one judgment. */
export interface SetQuestion {
  set: string;
  version: string;
  compiled: CompiledWorkflow;
  judged: Judged;
  /** The artefact that answers; of another house's training where it is not among the workflow's models. */
  model: string;
}

export interface SetEvaluation extends SetMeasure {
  learned: number;
  notJudged: { reason: string; count: number }[];
  /** Of a judgment that finds clauses: all types together, then each. */
  clauses?: ClauseRates[];
  /** Each measured item with what the model said, in the order of the set. */
  answers: (AnsweredItem & { id: string })[];
}

interface FrozenItem {
  id: string;
  text: string;
  input: Record<string, unknown> | null;
  value: string;
  segment: string | null;
  probability: number;
  caseId: string | null;
  learned: boolean;
}

const perCall = 500;

/**
 * Measures a model on the frozen part of a set version, per segment. Items that it has learned from, because they were
 * frozen only afterwards, are left out and counted.
 */
export async function evaluateSet(
  database: Queryable,
  models: Pick<HouseModels, "ask">,
  question: SetQuestion,
  onShare: (share: number) => void = () => {},
): Promise<SetEvaluation> {
  const { compiled, judged } = question;
  const items = await frozenItems(database, question);
  if (items.length === 0) throw nothingFrozen(question.set, judged.judgment.name);
  const reasons = new Map<string, number>();
  const asked = items.flatMap((item) => {
    if (item.learned) return [];
    // A case of production is stored as the model was asked; a text from outside goes through the workflow first.
    const made = item.caseId === null ? askedText(compiled, judged, item) : { text: item.text };
    if ("text" in made) return [{ ...item, text: made.text }];
    reasons.set(made.refused, (reasons.get(made.refused) ?? 0) + 1);
    return [];
  });
  const answers: SetEvaluation["answers"] = [];
  for (let from = 0; from < asked.length; from += perCall) {
    const part = asked.slice(from, from + perCall);
    const said = await models.ask(
      question.model,
      part.map(({ text }) => text),
    );
    part.forEach(({ id, segment, value, probability }, at) =>
      answers.push({
        id,
        segment,
        expected: value,
        answered: statedLabel(said[at]!, noneOf(judged.judgment)),
        probability,
      }),
    );
    onShare(answers.length / asked.length);
  }
  return {
    ...measured(judged, asked, answers),
    learned: items.filter((item) => item.learned).length,
    notJudged: [...reasons].map(([reason, count]) => ({ reason, count })),
    answers,
  };
}

/** Answers that name places are no classes; what is counted of them is how many clauses of each type were found. */
function measured(
  { judgment }: Judged,
  asked: readonly Pick<FrozenItem, "text">[],
  answers: readonly AnsweredItem[],
): SetMeasure & Pick<SetEvaluation, "clauses"> {
  const measure = measureSet(answers);
  if (judgment.kind !== "clauses") return measure;
  const questions = answers.flatMap((one, at) =>
    clauseQuestions(judgment.labels, { ...one, text: asked[at]?.text ?? "" }),
  );
  return { ...measure, values: [], clauses: clauseRatesByType(judgment.labels, questions) };
}

async function frozenItems(database: Queryable, { set, version, judged, model }: SetQuestion): Promise<FrozenItem[]> {
  return database.query<FrozenItem>(
    `select i.id, i.text, i.input, i.value, i.segment, i.probability, i.case_id as "caseId",
       coalesce(i.taught_at <= t.at and i.added_at > t.at, false) as learned
     from surety.set_members m join surety.set_items i on i.set_name = m.set_name and i.id = m.item
       left join (select min(created_at) as at from surety.models where hash = $4) t on true
     where m.set_name = $1 and m.version = $2 and i.judgment = $3 and i.frozen order by m.place`,
    [set, version, judged.judgment.name, model],
  );
}

function nothingFrozen(set: string, judgment: string): UserError {
  return new UserError({
    code: "nothing-frozen",
    message: `The set ${set} has no frozen items for ${judgment}.`,
    remedy: "Import a file into it, or make it with a larger frozen share: only frozen items measure.",
  });
}
