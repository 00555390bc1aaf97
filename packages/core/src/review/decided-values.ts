import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { askedBlock } from "./asked-block.ts";
import { passesOn, type Verdict } from "./verdict.ts";

/** What a person said about a case that stopped at `block`. */
export interface Decided {
  block: number;
  answers: Readonly<Record<string, string>>;
  verdict: Verdict;
}

/**
 * The value of each judgment that was asked about. Where the person said that none fits and the document has no word for
 * it, the value is null: what the model thought must not act in its place.
 */
export function decidedValues(
  workflow: Pick<CompiledWorkflow, "blocks">,
  decided: Decided,
): ReadonlyMap<string, string | null> {
  if (decided.verdict === "reject" || passesOn(decided.verdict)) return new Map();
  const asked = askedBlock(workflow, decided.block);
  return new Map((asked?.ranks.flat() ?? []).map(({ name }) => [name, decided.answers[name] ?? null]));
}
