import { isOutOfScope } from "@surety/core/gate/is-out-of-scope";
import type { ModelAnswer } from "@surety/core/ports/judge-model";

type Stated = Pick<ModelAnswer, "value" | "confidence" | "outOfScope">;

/** How "none of these" is written where a report needs a word for it. */
const noneOfThese = "none of these";

/** The label that an answer amounts to: a text unlike all others is "none" where people can say so too. */
export function statedLabel(answer: Stated, none: string | null): string {
  return none !== null && isOutOfScope(answer, none) ? none : (answer.value ?? noneOfThese);
}

/** What the gate compares of an answer: 0 where the case goes to a person whatever the confidence. */
export function gateScore(answer: Stated, none: string | null): number {
  return isOutOfScope(answer, none) ? 0 : answer.confidence;
}
