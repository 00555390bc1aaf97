import type { LabelExample } from "@surety/core/language/label-question";
import type { ModelQuestion } from "@surety/core/ports/judge-model";
import type { CompiledWording } from "@surety/core/workflow/compiled-workflow";
import { labelsOf, type Learned, noneOf } from "../models/learned-judgments.ts";

/** What is asked, of whom it is asked does not matter. */
export interface AskedCase {
  text: string;
  scope: Record<string, unknown>;
  /** Left out, they are chosen from the labels there are. */
  chosen?: readonly LabelExample[];
  before: Date;
}

/** The question of an arm about one case, as a live case would put it. */
export function armQuestion(
  workflow: string,
  judgment: Learned,
  { guidance, prompt, examples, agreement }: CompiledWording,
  { text, scope, chosen, before }: AskedCase,
): ModelQuestion {
  const rule = examples === null ? null : { rule: examples, none: noneOf(judgment), before };
  return {
    workflow,
    judgment: judgment.name,
    challenger: null,
    text,
    labels: labelsOf(judgment),
    wording: {
      guidance,
      prompt: prompt === null ? null : { text: prompt.render(scope), source: prompt.source },
      examples: rule === null ? null : { ...rule, ...(chosen === undefined ? {} : { chosen }) },
      agreement,
    },
  };
}
