import { cleanText } from "@surety/core/prepare/clean-text";
import { normalise } from "@surety/core/prepare/normalise";
import type { CompiledPrepareStep } from "@surety/core/workflow/compiled-prepare-step";

/** What a prepare step came to; `missing` says why there is no value. */
export interface Made {
  value: unknown;
  missing: string | null;
  /** There is a value, and `missing` says why nobody should go on with it alone. */
  refused?: true;
  /** When another system gave it, in ISO 8601; absent for what was made here. */
  at?: string;
}

/** A step that needs nothing but the scope. */
export type PureStep = Extract<CompiledPrepareStep, { kind: "clean" | "normalise" | "compute" }>;

export function isPure(step: CompiledPrepareStep): step is PureStep {
  return step.kind === "clean" || step.kind === "normalise" || step.kind === "compute";
}

export function pureStep(step: PureStep, scope: Record<string, unknown>): Made {
  switch (step.kind) {
    case "clean":
      return cleaned(step.from.evaluate(scope), step);
    case "normalise": {
      const result = normalise(step.from.evaluate(scope), step.as, step);
      return "missing" in result ? { value: null, missing: result.missing } : { value: result.value, missing: null };
    }
    case "compute":
      return present(step.value.evaluate(scope), "the expression has no value");
  }
}

export function present(value: unknown, reason: string): Made {
  return value === null || value === undefined ? { value: null, missing: reason } : { value, missing: null };
}

function cleaned(from: unknown, step: CompiledPrepareStep & { kind: "clean" }): Made {
  if (typeof from !== "string") return { value: "", missing: "there is no text" };
  return { value: cleanText(from, { strip: [...step.strip], maxLength: step.maxLength }).text, missing: null };
}
