import { SuretyError } from "@surety/core/errors/surety-error";
import { draftFields } from "@surety/core/review/drafts";
import type { PlanBranch, ReviewPlan } from "@surety/core/wire/review-preview";
import type {
  CompiledActBlock,
  CompiledBlock,
  CompiledJudgeBlock,
  CompiledPrepareBlock,
} from "@surety/core/workflow/compiled-workflow";
import { firingRule, planOf, staysInside } from "../worker/act-block.ts";
import type { WorkCase } from "../worker/work-case.ts";
import { knownOnly } from "./known-only.ts";
import type { Planning } from "./plan-answer.ts";
import { plannedEffects } from "./planned-effects.ts";
import { ruleOf } from "./rule-of.ts";
import { passes, ruleFollowing } from "./ruled-by.ts";

/**
 * What would happen behind a step that only a run can make (`step`), where the next judgment is one rule that follows from
 * what was decided: on each of its answers. Empty where somebody is asked in any case. An answer is left out whose effects
 * cannot be told before, or that sends a text which nobody could have read.
 */
export function branchesOf(
  work: WorkCase,
  from: CompiledPrepareBlock,
  before: ReviewPlan["follows"],
  planning: Planning,
  step: string,
): Partial<Pick<ReviewPlan, "follows" | "branches">> {
  const behind = work.compiled.blocks.slice(from.index + 1);
  const next = behind.find(({ layer }) => layer !== "prepare");
  if (next?.layer !== "judge" || !passes(work, planning) || isHeld(work, next)) return {};
  const rule = ruleFollowing(work, next);
  if (rule === null) return {};
  const after = work.compiled.blocks.slice(next.index + 1);
  const acts = actsBehind(after);
  if (actsLater(after)) return {};
  const answers = [...new Set(rule.cases.map(({ value }) => value))];
  const branches = answers.flatMap((answer) => {
    const scope = { ...work.scope, [rule.name]: { value: answer, confidence: 1, decidedBy: "model" } };
    return branchOf({ ...work, scope }, acts, answer, planning, step) ?? [];
  });
  if (branches.length === 0) return {};
  const follows = { block: next.index, judgment: rule.name, answers: branches.map(({ answer }) => answer) };
  return { follows: [...before, follows], branches };
}

/** Whether a person is asked whatever is found; what cannot be told yet is told when it is known. */
function isHeld({ scope }: WorkCase, { gate }: CompiledJudgeBlock): boolean {
  return whenKnown(() => gate.reviewWhen?.evaluate(scope) === true) ?? false;
}

function actsBehind(blocks: readonly CompiledBlock[]): CompiledActBlock[] {
  const end = blocks.findIndex(({ layer }) => layer !== "act");
  return blocks.slice(0, end === -1 ? blocks.length : end).filter((block) => block.layer === "act");
}

/** Whether more is done before the next judgment, behind what is prepared once more: no branch tells of it. */
function actsLater(blocks: readonly CompiledBlock[]): boolean {
  const end = blocks.findIndex(({ layer }) => layer === "judge");
  const layers = blocks.slice(0, end === -1 ? blocks.length : end).map(({ layer }) => layer);
  return layers.includes("prepare") && layers.lastIndexOf("act") > layers.indexOf("prepare");
}

function branchOf(
  work: WorkCase,
  acts: readonly CompiledActBlock[],
  answer: string,
  { stage, world, mostText }: Planning,
  step: string,
): PlanBranch | null {
  return whenKnown(() => {
    const branch: PlanBranch = { answer, rules: [], effects: [] };
    for (const block of acts) {
      branch.rules.push(ruleOf(block.index, firingRule(block, work.scope)));
      const planned = planOf(work, knownOnly(block, step), world);
      branch.effects.push(...plannedEffects(planned, work.queue, !staysInside(stage), mostText));
      work.queue = planned.queue;
    }
    return branch.effects.some(({ kind }) => draftFields(kind).length > 0) ? null : branch;
  });
}

/** Null where something of it cannot be evaluated, because a value is missing that only the run of the case has. */
function whenKnown<Value>(evaluated: () => Value): Value | null {
  try {
    return evaluated();
  } catch (error) {
    if (error instanceof SuretyError) return null;
    throw error;
  }
}
