import type { Check } from "../check.ts";
import type { CompiledPrepareStep } from "../../workflow/compiled-prepare-step.ts";
import { wordsOf } from "../action-reach.ts";

const modelWords = new Set(
  "ai gpt llm openai anthropic claude gemini mistral predict prediction classify classifier classification sentiment judge".split(
    " ",
  ),
);

export const hiddenJudgment: Check = {
  code: "hidden-judgment",
  family: "no-confidence",
  severity: "risk",
  title: "A judgment without a gate",
  looksFor: "A prepare step that asks a model, by the name of its function or connection.",
  why: "Its answer comes without a confidence, passes no gate, is never audited and looks like a fact to everything after it.",
  fix: "Make it a judgment in a judge block, where its confidence is measured and gated.",
  example: {
    before: "prepare:\n  mood: { call: classifySentiment, with: { text: text } }",
    after: "judge:\n  mood: { classify: { text: '{{ text }}', labels: [calm, upset] } }",
  },
  look: ({ steps }) =>
    steps.flatMap(({ step, path }) => {
      const name = askedBy(step);
      if (name === null || !wordsOf(name).some((word) => modelWords.has(word))) return [];
      return [{ path, what: `"${step.name}" seems to ask a model (${name}), and takes its answer for a fact.` }];
    }),
};

function askedBy(step: CompiledPrepareStep): string | null {
  if (step.kind === "call") return step.function;
  if (step.kind === "lookup-tool") return `${step.connection} ${step.tool}`;
  return step.kind === "lookup-http" ? step.connection : null;
}
