import { fromLabelStudio } from "./from-label-studio.ts";
import { fromLangfuse } from "./from-langfuse.ts";
import { fromLangSmith } from "./from-langsmith.ts";
import { fromOpenAiEvals } from "./from-openai-evals.ts";
import { fromPromptfoo } from "./from-promptfoo.ts";
import type { ParsedSet } from "./imported-item.ts";
import { fromOwnCsv, fromOwnJsonl } from "./own-format.ts";

/** The formats in which sets come from outside. */
export const setFormats = [
  "jsonl",
  "csv",
  "openai-evals",
  "promptfoo",
  "langfuse",
  "langsmith",
  "label-studio",
] as const;
export type SetFormat = (typeof setFormats)[number];

const parsers: Record<SetFormat, (content: string) => ParsedSet> = {
  jsonl: fromOwnJsonl,
  csv: fromOwnCsv,
  "openai-evals": fromOpenAiEvals,
  promptfoo: fromPromptfoo,
  langfuse: fromLangfuse,
  langsmith: fromLangSmith,
  "label-studio": fromLabelStudio,
};

/** Reads a file of labelled cases. Throws a UserError where the file as a whole is of another kind. */
export function parseSet(format: SetFormat, content: string): ParsedSet {
  return parsers[format](content);
}

/** The format that a file most probably has, by its beginning. */
export function guessFormat(content: string): SetFormat {
  const begin = content.slice(0, 4000);
  if (/"(annotations|completed_by)"\s*:/.test(begin)) return "label-studio";
  if (/(^|\W)expectedOutput(\W|$)/.test(begin)) return "langfuse";
  if (/"ideal"\s*:/.test(begin)) return "openai-evals";
  if (/"outputs"\s*:/.test(begin) || /^(.*,)?(inputs?[._]|outputs?[._])/.test(begin.split("\n")[0] ?? ""))
    return "langsmith";
  if (/^\s*-?\s*(tests|vars|prompts|providers|description)\s*:/m.test(begin) || /"(testCase|vars)"\s*:/.test(begin))
    return "promptfoo";
  return begin.trimStart().startsWith("{") ? "jsonl" : "csv";
}
