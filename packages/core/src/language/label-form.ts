import type { ModelQuestion } from "../ports/judge-model.ts";
import { shareOf, withAgreement } from "./agreement-signals.ts";
import type { AnswerForm } from "./answer-form.ts";
import { type LabelExample, labelRequest, labelSystem } from "./label-question.ts";
import { labelSignals } from "./label-signals.ts";
import { isUnreadable, readLabel } from "./read-label.ts";

/** The question for one label of a closed list. `examples` are those that were chosen for this case. */
export function labelForm(
  { text, labels, wording }: Pick<ModelQuestion, "text" | "labels" | "wording">,
  examples: readonly LabelExample[],
): AnswerForm {
  const { guidance = null, prompt = null, examples: rule = null } = wording ?? {};
  return {
    system: labelSystem({ labels, guidance, prompt: prompt?.source ?? null, hasExamples: rule !== null }),
    request: (asked) => labelRequest({ ...asked, text, labels, guidance, prompt: prompt?.text ?? null, examples }),
    read: (completion) => {
      const read = readLabel(completion, labels);
      if (isUnreadable(read)) return read;
      const own = labelSignals(read, completion.tokens, labels);
      return {
        value: read.label,
        score: own.score,
        with: ({ again, besides }) => {
          const agreed = { samples: shareOf(read.label, again), models: shareOf(read.label, besides) };
          const { signals, score, alternatives, none } = withAgreement(own, agreed);
          return {
            value: read.label,
            confidence: score,
            alternatives,
            outOfScope: read.label === null ? 1 : none,
            signals: { ...signals, mended: read.mended ? 1 : 0 },
          };
        },
      };
    },
    // The template and the rule of choosing, not what became of them for one case.
    besides: rule === null ? {} : { examples: rule.rule },
    nothing: null,
    unread: { code: "no-label", noun: "label" },
  };
}
