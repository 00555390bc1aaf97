import type { JudgeBlock } from "../workflow/block-schema.ts";

/**
 * How many judgments of a block share the assurance of its gate, so that the promises of all of them hold together. Rules
 * are certain where they hold and share nothing, nor does what is written where a person sends it anyway; nor does a block
 * whose threshold was set by hand, which promises nothing.
 */
export function sharingJudgments({ judge, gate }: JudgeBlock): number {
  if (gate.fixedThreshold !== undefined) return 0;
  return Object.values(judge).filter(
    (spec) => !("rule" in spec) && (!("generate" in spec) || spec.generate.alone !== undefined),
  ).length;
}
