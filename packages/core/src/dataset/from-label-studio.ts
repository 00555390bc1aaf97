import { krippendorffAlpha } from "../statistics/krippendorff-alpha.ts";
import { collectItems, type Refused } from "./collect-items.ts";
import { foreignSegment, foreignText } from "./foreign-values.ts";
import { type ImportedItem, importedItem, type ParsedSet } from "./imported-item.ts";
import { isRecord, numbered, readJson } from "./read-values.ts";

/**
 * Tasks of Label Studio (JSON export): `data` with the text, `annotations` with `choices`. Several annotators of one task
 * are counted: the majority is the answer, a tie is refused, and their agreement is reported; what `predictions` say is
 * no answer. Source: labelstud.io/guide/task_format.
 */
export function fromLabelStudio(content: string): ParsedSet {
  const tasks = readJson(content);
  const list = Array.isArray(tasks) ? tasks : [tasks];
  const ratings = list.filter(isRecord).map((task) => votesOf(task).map(({ value }) => value));
  const cases = ratings.filter((some) => some.length > 1).length;
  const set = collectItems(numbered(list), itemOf);
  return cases === 0 ? set : { ...set, agreement: { alpha: krippendorffAlpha(ratings), cases } };
}

interface Vote {
  by: string;
  value: string;
}

/** What each annotator chose: cancelled annotations and those with several choices say nothing. */
function votesOf(task: Record<string, unknown>): Vote[] {
  const annotations = Array.isArray(task["annotations"]) ? task["annotations"].filter(isRecord) : [];
  return annotations
    .filter((one) => one["was_cancelled"] !== true)
    .flatMap((one) => {
      const results = Array.isArray(one["result"]) ? one["result"].filter(isRecord) : [];
      const chosen = results.flatMap(choicesOf);
      return chosen.length === 1 ? [{ by: annotatorOf(one["completed_by"]), value: chosen[0]! }] : [];
    });
}

function choicesOf(result: Record<string, unknown>): string[] {
  const value = result["value"];
  if (result["type"] !== "choices" || !isRecord(value) || !Array.isArray(value["choices"])) return [];
  return value["choices"].filter((one): one is string => typeof one === "string");
}

function annotatorOf(by: unknown): string {
  const id = isRecord(by) ? (by["email"] ?? by["id"]) : by;
  return typeof id === "string" || typeof id === "number" ? String(id) : "";
}

function itemOf(task: unknown): ImportedItem | Refused {
  if (!isRecord(task)) return { field: "", reason: "It is no task.", remedy: "Export the project as JSON." };
  const text = foreignText(task["data"]);
  if (text === null)
    return { field: "data", reason: "It has no text.", remedy: "Only tasks about a text can be taken." };
  const votes = votesOf(task);
  const counts = new Map<string, number>();
  for (const { value } of votes) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined)
    return {
      field: "annotations",
      reason: "Nobody has chosen one answer.",
      remedy: "Annotate it there with one choice.",
    };
  if (second !== undefined && second[1] === first[1])
    return {
      field: "annotations",
      reason: `Its annotators differ: ${first[0]}, ${second[0]}.`,
      remedy: "Let one more person decide it.",
    };
  const { id, data } = task;
  return importedItem(
    {
      text,
      input: isRecord(data) && Object.keys(data).length > 1 ? data : null,
      value: first[0],
      segment: foreignSegment(data),
      externalId: typeof id === "number" || typeof id === "string" ? String(id) : null,
      metadata: votes.length > 1 ? { votes } : null,
    },
    "label-studio",
  );
}
