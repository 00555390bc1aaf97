import type { Scope } from "@surety/core/expression/type-environment";
import type { QuestionWording } from "@surety/core/ports/judge-model";
import { type Asking, noneOf } from "../models/learned-judgments.ts";

/** What language models are told about one case; `arrived` is when it came in. */
export function wordingOf(judgment: Asking, scope: Scope, arrived: Date): QuestionWording {
  const { guidance, prompt, examples, agreement } = judgment.wording;
  return {
    guidance,
    prompt: prompt === null ? null : { text: prompt.render(scope), source: prompt.source },
    examples: examples === null ? null : { rule: examples, none: noneOf(judgment), before: arrived },
    agreement,
  };
}
