import { isUnreadable, type ReadLabel, readLabel, readObject, type Unreadable } from "../language/read-label.ts";
import type { Completion } from "../ports/language-model.ts";
import type { WrittenSentence } from "./assemble-draft.ts";
import { generateAnswers } from "./compiled-generate.ts";
import { sentencesOf } from "../knowledge/split-passages.ts";

/** Longer drafts are no letters. */
const mostCharacters = 8000;
const mostSentences = 200;

/** What a model wrote, and how sure it says it is; its label is null where it says that the sources do not answer. */
export interface ReadDraft {
  readonly read: ReadLabel;
  readonly paragraphs: readonly (readonly WrittenSentence[])[];
}

/** Reads the answer to a draft question. Sentences are split anew, so that one citation cannot stand for a whole letter. */
export function readDraft(completion: Completion): ReadDraft | Unreadable {
  if (completion.finish === "length") return { problem: "The draft was cut off before it was complete." };
  const read = readLabel(completion, generateAnswers.labels);
  if (isUnreadable(read)) return read;
  if (read.label === null) return { read, paragraphs: [] };
  const found = readObject(completion);
  const said = "problem" in found ? null : found.object["paragraphs"];
  if (!Array.isArray(said)) return { problem: '"paragraphs" must be a list of lists of sentences.' };
  const paragraphs = said.map((one: unknown) => (Array.isArray(one) ? one : [one]).flatMap(sentencesIn));
  const all = paragraphs.flat();
  if (all.length === 0) return { problem: '"paragraphs" has no sentence with a text.' };
  const length = all.reduce((sum, { text }) => sum + text.length, 0);
  if (length > mostCharacters || all.length > mostSentences)
    return { problem: `The draft has ${length} characters; ${mostCharacters} are the most.` };
  return { read, paragraphs: paragraphs.filter((one) => one.length > 0) };
}

/** Numbers count from 1 in the question, and from 0 here. */
function sentencesIn(said: unknown): WrittenSentence[] {
  if (typeof said !== "object" || said === null) return [];
  const { text, sources } = said as Record<string, unknown>;
  if (typeof text !== "string") return [];
  const cites = Array.isArray(sources)
    ? [...new Set(sources.flatMap((one) => (Number.isInteger(one) && one >= 1 ? [Number(one) - 1] : [])))]
    : [];
  return sentencesOf(text.toWellFormed().replaceAll("\u0000", " ")).map((sentence) => ({ text: sentence, cites }));
}

/** The places of the sentences that a checking model found unsupported; a problem where its answer says nothing readable. */
export function readCheck(completion: Completion, count: number): ReadonlySet<number> | Unreadable {
  const found = readObject(completion);
  if ("problem" in found) return found;
  const said = found.object["unsupported"];
  if (!Array.isArray(said)) return { problem: '"unsupported" must be a list of numbers.' };
  return new Set(
    said
      .flatMap((one: unknown) => (Number.isInteger(one) ? [Number(one) - 1] : []))
      .filter((at) => at >= 0 && at < count),
  );
}
