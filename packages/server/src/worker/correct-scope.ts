import { SuretyError } from "@surety/core/errors/surety-error";
import { type Correction, correctedValue } from "@surety/core/review/correction";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { pointerKeys } from "@surety/core/workflow/json-pointer";
import { isPure, type PureStep, pureStep } from "./pure-step.ts";

type Scope = Record<string, unknown>;

/**
 * Puts corrected values into the scope of a case, and makes anew what is computed from them. What was looked up stays: it
 * is asked for again only when the case is prepared again.
 */
export function correctScope(
  scope: Scope,
  { blocks }: Pick<CompiledWorkflow, "blocks">,
  corrections: readonly Correction[],
): void {
  if (corrections.length === 0) return;
  const changed = new Set(corrections.flatMap(({ path }) => pointerKeys(path)[0] ?? []));
  for (const name of changed) scope[name] = correctedValue(name, scope[name], corrections);
  const steps = blocks.flatMap((block) => (block.layer === "prepare" ? block.ranks.flat() : []));
  for (const step of steps) {
    if (!isPure(step) || !(step.name in scope) || changed.has(step.name)) continue;
    if (!reads(step).some((name) => changed.has(name))) continue;
    scope[step.name] = madeAnew(step, scope);
    changed.add(step.name);
  }
}

function reads(step: PureStep): string[] {
  const { names } = step.kind === "compute" ? step.value : step.from;
  return names.map((path) => path.split(".")[0] ?? path);
}

/** What cannot be computed from a corrected value is missing; a rule that needs it says so. */
function madeAnew(step: PureStep, scope: Scope): unknown {
  try {
    return pureStep(step, scope).value;
  } catch (error) {
    if (error instanceof SuretyError) return null;
    throw error;
  }
}
