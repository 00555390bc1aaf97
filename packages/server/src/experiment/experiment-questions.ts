import { type ArmPlan, isLocalArm } from "@surety/core/experiment/plan-arms";
import type { ExampleRule } from "@surety/core/language/prompt-schema";
import type { ModelQuestion } from "@surety/core/ports/judge-model";
import type { CompiledWording } from "@surety/core/workflow/compiled-workflow";
import { ExamplePools } from "../language/example-pools.ts";
import { type Judged, labelsOf, noneOf } from "../models/learned-judgments.ts";
import { type ExperimentItem, type PlannedArm, ruleKey } from "../storage/experiment-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { armQuestion } from "./ask-arm.ts";
import { estimateArm, freeEstimate } from "./estimate-arm.ts";
import type { AskedItem } from "./experiment-items.ts";

/** One judgment, and the words of each arm about it. */
export interface AskedJudgment {
  workflow: string;
  judged: Judged;
  wordings: readonly CompiledWording[];
}

/** What is kept of each case: what the prompts read of it, and the examples that each rule chooses for it. */
export async function withExamples(
  world: Pick<WorkerWorld, "database" | "clock">,
  { workflow, judged: { judgment }, wordings }: AskedJudgment,
  items: readonly AskedItem[],
): Promise<ExperimentItem[]> {
  const pools = new ExamplePools(world.database);
  const read = new Set(wordings.flatMap(({ prompt }) => prompt?.names.map((path) => path.split(".")[0] ?? path) ?? []));
  const rules = new Map<string, ExampleRule>();
  for (const { examples } of wordings) if (examples !== null) rules.set(ruleKey(examples), examples);
  const before = world.clock.now();
  const question = { workflow, judgment: judgment.name, labels: labelsOf(judgment) };
  const none = noneOf(judgment);
  const kept: ExperimentItem[] = [];
  for (const { scope, ...item } of items) {
    const examples: ExperimentItem["examples"] = {};
    for (const [key, rule] of rules)
      examples[key] = [...(await pools.choose({ ...question, text: item.text }, { rule, none, before }))];
    kept.push({
      ...item,
      scope: Object.fromEntries(Object.entries(scope).filter(([name]) => read.has(name))),
      examples,
    });
  }
  return kept;
}

/** The question of an arm about a kept case: at any time the same. */
export function keptQuestion(
  { workflow, judged: { judgment }, wordings }: AskedJudgment,
  arm: number,
  { text, scope, examples }: ExperimentItem,
): ModelQuestion {
  const wording = wordings[arm] as CompiledWording;
  const chosen = wording.examples === null ? [] : (examples[ruleKey(wording.examples)] ?? []);
  return armQuestion(workflow, judgment, wording, { text, scope, chosen, before: new Date(0) });
}

/** The arms, each with what it may cost. */
export async function estimateArms(
  world: Pick<WorkerWorld, "database" | "connection" | "clock">,
  asked: AskedJudgment,
  arms: readonly ArmPlan[],
  items: readonly ExperimentItem[],
  wantsBatch: boolean,
): Promise<PlannedArm[]> {
  const pools = new ExamplePools(world.database);
  const planned: PlannedArm[] = [];
  for (const [at, arm] of arms.entries()) {
    if (isLocalArm(arm)) {
      planned.push({ ...arm, estimate: freeEstimate });
      continue;
    }
    const questions = items.map((item) => keptQuestion(asked, at, item));
    planned.push({ ...arm, estimate: await estimateArm(world, pools, arm.model, questions, wantsBatch) });
  }
  return planned;
}
