import type { CompiledGenerate } from "@surety/core/generate/compiled-generate";
import type { CompiledJudgeBlock, CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";

export type Learned = CompiledJudgment & { kind: "classify" | "score" | "agent" | "extract" | "clauses" };
/** A judgment that asks models in an order. */
export type Asking = Learned | Drafting;

/** A judgment that writes, and may send what it writes without a person where labels have earned that. */
export type Drafting = CompiledGenerate & { readonly name: string };
/** A judgment that a model learns, in the block whose gate it shares. */
export interface Judged {
  judgment: Learned;
  block: CompiledJudgeBlock;
}
/** A judgment whose gate labels can earn, in its block. */
export interface Earning {
  judgment: Learned | Drafting;
  block: CompiledJudgeBlock;
}

/** The judgments that the local model answers, in the order of the document. */
export const learnedJudgments = (compiled: CompiledWorkflow): Judged[] =>
  judgedWhere(compiled, (models) => models.includes("local"));

/** The judgments that only language models answer: nothing is trained for them. */
export const providedJudgments = (compiled: CompiledWorkflow): Judged[] =>
  judgedWhere(compiled, (models) => !models.includes("local"));

/** The judgments whose drafts may go out without a person where what people did with drafts has earned it. */
export const draftJudgments = (compiled: CompiledWorkflow): (Earning & { judgment: Drafting })[] =>
  compiled.blocks.flatMap((block) =>
    block.layer !== "judge"
      ? []
      : block.ranks
          .flat()
          .flatMap((judgment) =>
            judgment.kind === "generate" && judgment.alone !== null ? [{ judgment, block }] : [],
          ),
  );

const askedOtherwise = ["agent", "extract", "clauses"];

/** All judgments that a model answers by a label question: agents, readers of fields and clauses are asked in another way. */
export const modelJudgments = (compiled: CompiledWorkflow): Judged[] =>
  judgedWhere(compiled, () => true).filter(({ judgment }) => !askedOtherwise.includes(judgment.kind));

/** The judgments that language models answer by reading fields, before a trained reader, after it, or alone. */
export const recordJudgments = (compiled: CompiledWorkflow): Judged[] =>
  judgedWhere(compiled, (models) => models.some((model) => model !== "local")).filter(
    ({ judgment }) => judgment.kind === "extract",
  );

/** The judgments that evaluation sets can hold items of: questions of labels, and clauses of a text as it was read. */
export const setJudgments = (compiled: CompiledWorkflow): Judged[] =>
  judgedWhere(compiled, () => true).filter(
    ({ judgment: { kind } }) => kind === "clauses" || !askedOtherwise.includes(kind),
  );

function judgedWhere(compiled: CompiledWorkflow, fits: (models: readonly string[]) => boolean): Judged[] {
  return compiled.blocks.flatMap((block) =>
    block.layer !== "judge"
      ? []
      : block.ranks
          .flat()
          .flatMap((judgment) => (isLearned(judgment) && fits(judgment.models) ? [{ judgment, block }] : [])),
  );
}

/** What is written is right or wrong by what people make of it, not by a label. */
const isLearned = (judgment: CompiledJudgment): judgment is Learned =>
  judgment.kind !== "rule" && judgment.kind !== "generate";

export const noneOf = (judgment: Asking): string | null => (judgment.kind === "score" ? null : judgment.none);
export const labelsOf = (judgment: Asking): readonly string[] =>
  judgment.kind === "score" ? judgment.scale : judgment.labels;
