import { collectItems } from "./collect-items.ts";
import { foreignAnswer, foreignSegment, foreignText } from "./foreign-values.ts";
import { type ImportedItem, importedItem, type ParsedSet } from "./imported-item.ts";
import { isRecord, readJsonLines } from "./read-values.ts";

/**
 * Samples of OpenAI Evals: JSON Lines with `input` (chat messages or a text) and `ideal`; also the items of the hosted
 * Evals, which wrap a sample into `item`. Source: github.com/openai/evals, docs/build-eval.md.
 */
export function fromOpenAiEvals(content: string): ParsedSet {
  return collectItems(readJsonLines(content), (value) =>
    sampleOf(isRecord(value) && isRecord(value["item"]) ? value["item"] : value),
  );
}

function sampleOf(value: unknown): ImportedItem | { field: string; reason: string; remedy: string } {
  if (!isRecord(value)) return { field: "", reason: "It is no object.", remedy: "Write one sample on each line." };
  const { input, ideal, metadata, ...others } = value;
  const text = foreignText(input ?? others);
  if (text === null)
    return {
      field: "input",
      reason: "It has no message of a user.",
      remedy: 'Give "input" a message with the role "user".',
    };
  if (Array.isArray(ideal) && ideal.length > 1)
    return {
      field: "ideal",
      reason: `It has ${ideal.length} right answers.`,
      remedy: "Keep the one that is the label.",
    };
  const answer = foreignAnswer(ideal);
  if (answer === null)
    return { field: "ideal", reason: "It has no right answer.", remedy: 'Give it an "ideal": the label, as text.' };
  const extra = { ...(isRecord(metadata) ? metadata : {}), ...(input === undefined ? {} : others) };
  const kept = Object.keys(extra).length === 0 ? null : extra;
  return importedItem({ text, value: answer, segment: foreignSegment(metadata), metadata: kept }, "openai-evals");
}
