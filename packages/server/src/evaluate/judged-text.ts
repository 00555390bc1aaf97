import { SuretyError } from "@surety/core/errors/surety-error";
import type { Expression } from "@surety/core/expression/expression";
import type { CompiledPrepareStep } from "@surety/core/workflow/compiled-prepare-step";
import type {
  CompiledJudgeBlock,
  CompiledPrepareBlock,
  CompiledWorkflow,
} from "@surety/core/workflow/compiled-workflow";
import type { Judged } from "../models/learned-judgments.ts";
import { isPure, pureStep } from "../worker/pure-step.ts";

/** The text that a model is asked about with all that is known then, or why such a case never reaches the model. */
export type JudgedText = { text: string; scope: Record<string, unknown> } | { refused: string };

/** A case on its way to its judgment, without anything outside. */
interface Walk {
  scope: Record<string, unknown>;
  /** Names that have no value because somebody outside would have to be asked. */
  absent: Set<string>;
}

const nobody = { id: "evaluation", receivedAt: "2000-01-01T00:00:00.000Z" };
const noAnswer = { value: null, confidence: 0, decidedBy: "model" };

/**
 * The text of a judgment for one input, made as for a live case, up to what needs an answer from outside: lookups,
 * functions of the project and other models count as missing, and expectations that read them are not held against it.
 */
export function judgedText(compiled: CompiledWorkflow, judged: Judged, input: Record<string, unknown>): JudgedText {
  const walk: Walk = { scope: { input, case: nobody }, absent: new Set() };
  if (compiled.accept !== null && compiled.accept.evaluate({ input }) !== true)
    return { refused: `The workflow does not let it in: ${compiled.accept.source}` };
  for (const block of compiled.blocks.slice(0, judged.block.index + 1)) {
    if (block.layer === "judge") answerRules(block, walk);
    const broken = block.layer === "prepare" ? prepare(block, walk) : undefined;
    if (broken !== undefined) return { refused: `A person takes it: it does not satisfy ${broken.source}` };
  }
  return { text: judged.judgment.text.render(walk.scope), scope: walk.scope };
}

/** Names of the prepare steps that an evaluation leaves out. */
export function absentSteps(compiled: CompiledWorkflow, { block }: Judged): string[] {
  return compiled.blocks
    .slice(0, block.index)
    .flatMap((each) => (each.layer === "prepare" ? each.ranks.flat() : []))
    .filter((step) => !isPure(step))
    .map((step) => step.name);
}

function prepare(block: CompiledPrepareBlock, walk: Walk): Expression | undefined {
  for (const step of block.ranks.flat()) {
    walk.scope[step.name] = valueOf(step, walk);
  }
  return block.expect.find((one) => !reads(one, walk.absent) && one.evaluate(walk.scope) !== true);
}

/** A step that fails because it reads what is missing has no value either. */
function valueOf(step: CompiledPrepareStep, { scope, absent }: Walk): unknown {
  try {
    if (isPure(step)) return pureStep(step, scope).value;
    absent.add(step.name);
    return null;
  } catch (error) {
    if (!(error instanceof SuretyError)) throw error;
    absent.add(step.name);
    return null;
  }
}

function answerRules(block: CompiledJudgeBlock, { scope }: Walk): void {
  for (const judgment of block.ranks.flat()) {
    const found =
      judgment.kind === "rule" ? judgment.cases.find((one) => one.when.evaluate(scope) === true) : undefined;
    scope[judgment.name] = found === undefined ? noAnswer : { value: found.value, confidence: 1, decidedBy: "model" };
  }
}

function reads({ names }: Expression, absent: ReadonlySet<string>): boolean {
  return names.some((path) => absent.has(path.split(".")[0] ?? path));
}
