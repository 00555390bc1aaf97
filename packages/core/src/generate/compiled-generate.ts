import { ownWords } from "../agent/compiled-agent.ts";
import type { Template } from "../expression/template.ts";
import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import type { Expressions } from "../workflow/compiled-prepare-step.ts";
import type { DraftRule } from "./generate-schema.ts";

/** The one answer of a judgment that writes: there is a draft. Whether it is sent, a person says. */
export const draftAnswer = "draft";
const labels = [draftAnswer] as const;

/** A judgment that writes, ready to run. */
export interface CompiledGenerate {
  readonly kind: "generate";
  readonly task: string;
  readonly text: Template;
  readonly labels: typeof labels;
  readonly none: null;
  readonly wording: typeof ownWords;
  readonly models: readonly string[];
  /** All bases that are searched: those that were named, and the one that it learns into. */
  readonly bases: readonly string[];
  readonly learn: string | null;
  readonly slots: Expressions;
  readonly rules: readonly DraftRule[];
  readonly passages: number;
  readonly check: string | null;
  /** What counts as accepted where a gate may let a draft out without a person; null where a person sends every one. */
  readonly alone: { readonly mostChanged: number } | null;
}

/** What every judgment that writes has in common. */
export const generateAnswers = { kind: "generate", labels, none: null, wording: ownWords } as const;

/** The judgment of that name, where it writes; null where it does not, or there is none. */
export function generateNamed({ blocks }: Pick<CompiledWorkflow, "blocks">, name: string): CompiledGenerate | null {
  return generatesIn(blocks).find((one) => one.name === name) ?? null;
}

/** Whether something is written for the cases of this workflow: whoever decides them has it on screen. */
export function writesDrafts({ blocks }: Pick<CompiledWorkflow, "blocks">): boolean {
  return generatesIn(blocks).length > 0;
}

/** Of a judgment that may be let out without a person, how much of a draft may have been changed; 0 for all others. */
export function mostChangedOf(judgment: { readonly kind: string } | CompiledGenerate): number {
  return "alone" in judgment ? (judgment.alone?.mostChanged ?? 0) : 0;
}

function generatesIn(blocks: CompiledWorkflow["blocks"]): (CompiledGenerate & { readonly name: string })[] {
  const judged = blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []));
  return judged.flatMap((one) => (one.kind === "generate" ? [one] : []));
}
