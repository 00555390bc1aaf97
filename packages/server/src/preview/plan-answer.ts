import { SuretyError } from "@surety/core/errors/surety-error";
import type { Correction } from "@surety/core/review/correction";
import type { Stage } from "@surety/core/wire/common";
import type { ReviewPlan } from "@surety/core/wire/review-preview";
import type {
  CompiledJudgeBlock,
  CompiledPrepareBlock,
  CompiledWorkflow,
} from "@surety/core/workflow/compiled-workflow";
import type { CaseRow } from "../storage/case-schema.ts";
import type { Decision } from "../commands/review-answers.ts";
import { firingRule, isOfBlock, type PlanningWorld, planOf, staysInside } from "../worker/act-block.ts";
import { beginWork } from "../worker/begin-work.ts";
import { isPure, pureStep } from "../worker/pure-step.ts";
import type { WorkCase } from "../worker/work-case.ts";
import { branchesOf } from "./plan-branches.ts";
import { againEffects, plannedEffects } from "./planned-effects.ts";
import { ruleOf } from "./rule-of.ts";
import { ruledBy } from "./ruled-by.ts";
import type { UndecidedCase } from "./undecided-case.ts";

/** An answer that somebody might give. */
export interface PossibleAnswer {
  verdict: "decide" | "reject" | "out-of-scope";
  answers: Record<string, string>;
}

/** An answer with what was put right beside it. */
export interface FullAnswer extends Omit<PossibleAnswer, "verdict"> {
  verdict: Decision["verdict"];
  edits?: readonly Correction[];
}

type Ending = Pick<ReviewPlan, "end" | "note"> & Partial<ReviewPlan>;

/** What planning goes by: the stage that the workflow is in, and how much of a text is shown. */
export interface Planning {
  stage: Stage;
  /** Whether the answer is kept with the plan that was on screen. */
  signed: boolean;
  world: PlanningWorld;
  mostText: number | undefined;
}

/**
 * What a run would do after this answer, by the code that runs: the decision is applied to a copy, rules and actions are
 * planned, and rules answer. The plan ends where something would have to be asked of a model or of the outside; behind what is
 * looked up it says what each answer of a rule would do. Texts longer than
 * `mostText` are cut.
 */
export function planAnswer(
  undecided: UndecidedCase,
  compiled: CompiledWorkflow,
  answer: FullAnswer,
  person: string,
  world: PlanningWorld,
  mostText?: number,
): ReviewPlan {
  const plan: ReviewPlan = { rules: [], effects: [], follows: [], branches: [], end: "done", note: null };
  if (answer.verdict === "reject") return { ...plan, end: "cancelled" };
  try {
    const work = workAfter(undecided, compiled, answer, person, world);
    plan.effects.push(...againEffects(work, mostText));
    return {
      ...plan,
      ...walkOn(work, plan, { stage: undecided.stage, signed: undecided.unsigned !== true, world, mostText }),
    };
  } catch (error) {
    // A case that runs would go to a person with this.
    if (!(error instanceof SuretyError)) throw error;
    const { exceptions, review } = compiled.document;
    const queue = exceptions?.queue ?? review.queue;
    return {
      ...plan,
      end: "exception",
      note: `${error.message} The case would come back as an exception, to ${queue}.`,
    };
  }
}

function workAfter(
  { review, claimed, replayed = false }: UndecidedCase,
  compiled: CompiledWorkflow,
  answer: FullAnswer,
  person: string,
  world: PlanningWorld,
): WorkCase {
  const kind = review.kind === "exception" ? "exception" : "review";
  const decision = {
    ...answer,
    id: "",
    edits: [...(answer.edits ?? [])],
    drafts: [],
    detail: null,
    reviewId: review.id,
    block: review.block,
    kind,
    person,
    note: null,
    bulk: null,
    blind: false,
  } as const;
  const effects = claimed.effects.map((one) => ({ ...one }));
  const row = { ...claimed.row, data: dataBefore(claimed.row.data, compiled, review.block) };
  // Planned as for a live workflow, so that it can be said what another stage keeps inside.
  const work = beginWork({ ...claimed, row, effects, decision }, compiled, "live", world);
  return replayed ? { ...work, queue: queueBefore(work, review.block, world) } : work;
}

/** What was prepared when somebody was asked: a case that has gone on since knows more. */
function dataBefore(data: CaseRow["data"], { blocks }: CompiledWorkflow, asked: number): CaseRow["data"] {
  const later = blocks.slice(asked + 1).flatMap((block) => (block.layer === "prepare" ? block.ranks.flat() : []));
  const names = new Set(later.map(({ name }) => name));
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.has(name)));
}

/** The queue that the rules before this review had put the case into: where it is by now would tell what was answered. */
function queueBefore(work: WorkCase, asked: number, world: PlanningWorld): string | null {
  let queue: string | null = null;
  for (const block of work.compiled.blocks.slice(0, asked))
    if (block.layer === "act") queue = planOf({ ...work, queue }, block, world).queue;
  return queue;
}

function walkOn(work: WorkCase, plan: ReviewPlan, planning: Planning): Ending {
  const { stage, world, mostText } = planning;
  const happens = !staysInside(stage);
  for (const block of work.compiled.blocks.slice(work.cursor)) {
    if (block.layer === "judge") {
      const ruled = actsUnseen(work, block) ? null : ruledBy(work, block, planning);
      if (ruled === null) return judgedNext(block);
      plan.follows.push({ block: block.index, judgment: ruled.judgment, answers: [ruled.answer] });
    } else if (block.layer === "prepare") {
      const asked = prepared(work, block);
      if (asked !== null) return { ...lookedUp(asked), ...branchesOf(work, block, plan.follows, planning, asked) };
    } else if (!work.effects.some((effect) => isOfBlock(effect, block))) {
      const fired = firingRule(block, work.scope);
      const planned = planOf(work, block, world);
      plan.rules.push(ruleOf(block.index, fired));
      plan.effects.push(...plannedEffects(planned, work.queue, happens, mostText));
      work.queue = planned.queue;
    }
  }
  return { end: "done", note: null };
}

/** Whether something is done behind this block, without a judgment between, that depends on what only a run can look up. */
function actsUnseen({ compiled, scope }: WorkCase, { index }: CompiledJudgeBlock): boolean {
  const behind = compiled.blocks.slice(index + 1);
  const unknown = behind.findIndex(
    (block) => block.layer === "prepare" && block.ranks.flat().some((step) => !isPure(step) && !(step.name in scope)),
  );
  const next = behind.findIndex(({ layer }) => layer === "judge");
  return unknown >= 0 && behind.slice(unknown, next < 0 ? behind.length : next).some(({ layer }) => layer === "act");
}

function judgedNext({ ranks }: CompiledJudgeBlock): Ending {
  const names = ranks.flat().map((one) => one.name);
  return { end: "judges", note: `Then the case is judged: ${names.join(", ")}.` };
}

const lookedUp = (step: string): Ending => ({ end: "prepares", note: `Then more is looked up: ${step}.` });

/** Computes what needs nothing but what is known; gives the first step that needs more. */
function prepared(work: WorkCase, block: CompiledPrepareBlock): string | null {
  for (const step of block.ranks.flat()) {
    if (step.name in work.scope) continue;
    if (!isPure(step)) return step.name;
    work.scope[step.name] = pureStep(step, work.scope).value;
  }
  return null;
}
