import type { ImportedItem, Refusal } from "@surety/core/dataset/imported-item";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { clauseProblem } from "@surety/core/clause/clause-value";
import { isAnswer, labelOptions } from "../commands/label-commands.ts";
import { caseInput } from "../evaluate/case-input.ts";
import { type JudgedText, judgedText } from "../evaluate/judged-text.ts";
import { type Judged, setJudgments } from "../models/learned-judgments.ts";
import type { Queryable } from "../storage/database.ts";
import { type NewItem, newItem } from "./new-item.ts";
import { taughtTexts } from "./taught-texts.ts";
import { textKey } from "./text-key.ts";

export interface PreparedItems {
  items: NewItem[];
  refused: Refusal[];
}

/** Checks items of a file against the workflow that they are for, and names them; what does not fit is refused with why. */
export async function prepareItems(
  database: Queryable,
  compiled: CompiledWorkflow,
  given: readonly ImportedItem[],
  judgment: string,
  frozenShare: number,
): Promise<PreparedItems> {
  const known = new Map(setJudgments(compiled).map((one) => [one.judgment.name, one]));
  const taught = new Map<string, Map<string, Date>>();
  for (const name of known.keys()) taught.set(name, await taughtTexts(database, compiled.document.name, name));
  const prepared: PreparedItems = { items: [], refused: [] };
  given.forEach((item, at) => {
    const made = prepareItem(compiled, known, item, judgment);
    if ("reason" in made) prepared.refused.push({ place: `taken item ${at + 1}`, ...made });
    else {
      const keys = [...new Set([textKey(made.text), textKey(made.asked)])];
      const since = keys.map((key) => taught.get(made.judgment)?.get(key)).find((date) => date !== undefined) ?? null;
      const { asked: _, ...content } = made;
      prepared.items.push(newItem({ ...content, caseId: null }, frozenShare, keys, since));
    }
  });
  return prepared;
}

type Content = Omit<ImportedItem, "judgment" | "text"> & { judgment: string; text: string; asked: string };

function prepareItem(
  compiled: CompiledWorkflow,
  known: ReadonlyMap<string, Judged>,
  item: ImportedItem,
  usual: string,
): Content | Omit<Refusal, "place"> {
  const judgment = item.judgment ?? usual;
  const judged = known.get(judgment);
  if (judged === undefined)
    return {
      field: "judgment",
      reason: `The workflow has no judgment of a model "${judgment}".`,
      remedy: `It has: ${[...known.keys()].join(", ")}.`,
    };
  if (!isAnswer(judged.judgment, item.value, item.text ?? "")) return noAnswer(judged, item);
  const asked = askedText(compiled, judged, item);
  if ("refused" in asked)
    return { field: "text", reason: asked.refused, remedy: "Change the text, or the workflow's checks." };
  if (asked.text.trim() === "")
    return {
      field: "text",
      reason: "The workflow makes an empty text of it.",
      remedy: 'Give it an "input" with the fields that the workflow reads.',
    };
  const text = item.text ?? asked.text;
  if (`${text}${JSON.stringify(item)}`.includes("\u0000") || JSON.stringify(item).includes("\\u0000"))
    return { field: "text", reason: "It contains the NUL character.", remedy: "Remove it." };
  return { ...item, judgment, text, asked: asked.text };
}

function noAnswer({ judgment }: Judged, { value, text }: ImportedItem): Omit<Refusal, "place"> {
  return {
    field: "value",
    reason: `"${value.slice(0, 100)}" is not a label of ${judgment.name}.`,
    remedy:
      judgment.kind === "clauses"
        ? (clauseProblem(value, judgment.labels, (text ?? "").length) ?? "")
        : `Its labels are: ${labelOptions(judgment).join(", ").slice(0, 300)}.`,
  };
}

/** The text that the model is asked about an item: what the workflow makes of its input, or of its text. */
export function askedText(
  compiled: CompiledWorkflow,
  judged: Judged,
  item: Pick<ImportedItem, "text" | "input">,
): JudgedText {
  const text = item.text ?? "";
  // Clauses are places in a text as it was read: whoever marked them has read it already.
  if (judged.judgment.kind === "clauses") return { text, scope: {} };
  const input = caseInput(compiled.document.input, { values: item.input ?? {}, text, body: text, subject: "" });
  return judgedText(compiled, judged, input);
}
