import type { CompiledOutcome } from "../workflow/compile-outcomes.ts";
import type { OutcomeValue } from "../workflow/outcome-schema.ts";

export interface OutcomeMeaning {
  /** What it says about the decided answer; null where the document does not say how to tell. */
  proves: "right" | "wrong" | null;
  /** The answer that would have been right; null where the outcome does not tell. */
  label: string | null;
}

/**
 * What an outcome says about the answer that was decided. `options` are the answers that the judgment can give: a label
 * outside of them is none. An expression that fails on this value says nothing.
 */
export function outcomeMeaning(
  spec: CompiledOutcome | undefined,
  value: OutcomeValue,
  answer: string | null,
  options: readonly string[],
): OutcomeMeaning {
  if (spec === undefined || answer === null) return { proves: null, label: null };
  const told = spec.label === null ? null : evaluated(() => spec.label?.evaluate({ value, answer }));
  const label = typeof told === "string" && options.includes(told) ? told : null;
  if (spec.wrongWhen === null) return { proves: label === null ? null : label === answer ? "right" : "wrong", label };
  const wrong = evaluated(() => spec.wrongWhen?.evaluate({ value, answer }));
  if (typeof wrong !== "boolean") return { proves: null, label };
  // That the answer was right is a label too; that it was wrong does not say what would have been right.
  return wrong ? { proves: "wrong", label: label === answer ? null : label } : { proves: "right", label: answer };
}

function evaluated(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return null;
  }
}
