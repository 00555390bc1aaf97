import { readsOfJudgment } from "../doctor/names-read.ts";
import { readsOfStep } from "../doctor/reads-of-step.ts";
import type { CompiledBlock, CompiledJudgment, CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import type { PersonsWord } from "./decide.ts";

/** A rule that whoever decided was shown to follow, with the answers whose consequences were on their screen. */
export interface Foreseen {
  readonly block: number;
  readonly judgment: string;
  readonly answers: readonly string[];
}

/** One answer that no model gave, and what is known of the people in its case. */
export interface CertainAnswer {
  readonly block: number;
  readonly spec: Pick<CompiledJudgment, "name" | "kind">;
  readonly value: string;
  /** What the newest decision of the case was shown to let follow; empty where it was shown nothing. */
  readonly foreseen: readonly Foreseen[];
}

type Flow = Pick<CompiledWorkflow, "blocks" | "document">;

/**
 * Where a person's word stands for a certain answer in the assisted stage; null where there is none, so a person is asked.
 * Two persons must have seen each answer for themselves: with four eyes none follows from another.
 */
export function personsWord({ blocks, document }: Flow, answer: CertainAnswer): PersonsWord | null {
  const { block, spec, value, foreseen } = answer;
  const isForeseen = foreseen.some(
    (one) => one.block === block && one.judgment === spec.name && one.answers.includes(value),
  );
  if (spec.kind === "rule" && isForeseen && !document.review.fourEyes) return "before";
  return judgesBeforeActing(blocks, block) ? "after" : null;
}

/** Whether the case is judged once more behind this block before anything is done with it. */
function judgesBeforeActing(blocks: readonly CompiledBlock[], block: number): boolean {
  return blocks.slice(block + 1).find(({ layer }) => layer !== "prepare")?.layer === "judge";
}

/**
 * Whether a rule's answer follows from what a person says about `asked`: it reads one of them, itself or by what is prepared
 * from it, and nothing that a model alone has said. `isSettled` tells of a judgment that a person or a rule has answered it.
 */
export function followsFrom(
  { blocks }: Pick<CompiledWorkflow, "blocks">,
  rule: CompiledJudgment,
  asked: readonly string[],
  isSettled: (judgment: string) => boolean,
): boolean {
  if (rule.kind !== "rule") return false;
  const judgments = new Set(blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : [])));
  const read = readsOf(blocks, rule);
  const judged = [...judgments].map(({ name }) => name).filter((name) => read.has(name) && name !== rule.name);
  return judged.some((name) => asked.includes(name)) && judged.every((name) => asked.includes(name) || isSettled(name));
}

/** The names that a rule reads, with those that they are prepared or ruled from. */
function readsOf(blocks: readonly CompiledBlock[], rule: CompiledJudgment): Set<string> {
  const sources = new Map(
    blocks.flatMap((block): [string, readonly string[]][] => {
      if (block.layer === "prepare") return block.ranks.flat().map((step) => [step.name, readsOfStep(step)]);
      if (block.layer === "act") return [];
      return block.ranks.flat().flatMap((one) => (one.kind === "rule" ? [[one.name, readsOfJudgment(one)]] : []));
    }),
  );
  const read = new Set<string>();
  const follow = (paths: readonly string[]): void => {
    for (const name of paths.map((path) => path.split(".")[0] ?? path)) {
      if (read.has(name)) continue;
      read.add(name);
      follow(sources.get(name) ?? []);
    }
  };
  follow(readsOfJudgment(rule));
  return read;
}
