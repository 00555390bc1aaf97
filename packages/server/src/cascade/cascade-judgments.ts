import { UserError } from "@surety/core/errors/user-error";
import type { CompiledWording, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { type Judged, learnedJudgments, providedJudgments } from "../models/learned-judgments.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** The judgments that name several models. */
export const cascadeJudgments = (compiled: CompiledWorkflow): Judged[] =>
  [...learnedJudgments(compiled), ...providedJudgments(compiled)].filter(({ judgment }) => judgment.models.length > 1);

/** Why no cut-offs can be chosen for a judgment of several models; null where they can. */
export function obstacleOf({ judgment, block: { gate, ranks } }: Judged): string | null {
  const { name } = judgment;
  const judgedHere = new Set(ranks.flat().map((one) => one.name));
  const only = "so the first model that answers is the only one asked.";
  if (gate.fixedThreshold !== null) return `The threshold of ${name} was set by hand, ${only}`;
  if (gate.segment?.names.some((path) => judgedHere.has(rootOf(path))) === true)
    return `The segments of ${name} are known only when all is judged, ${only}`;
  if (judgment.kind === "agent") return `${name} is an agent, whose models are not compared on labels, ${only}`;
  const { prompt } = judgment.wording;
  if (prompt !== null && readsTheCase(prompt))
    return `The prompt of ${name} holds values of the case, which labels do not tell, ${only}`;
  return null;
}

const rootOf = (path: string): string => path.split(/[.[]/, 1)[0] ?? path;

/** Whether a prompt says something else for each case: a label is a text, and knows nothing else of its case. */
const readsTheCase = ({ source }: NonNullable<CompiledWording["prompt"]>): boolean => /\{[{%]/.test(source);

/** Whether the cut-offs of all stages are chosen together: where somebody pays for it, and from then on. */
export async function choosesCascade(
  world: WorkerWorld,
  workflow: string,
  judged: Judged,
  pays: boolean,
): Promise<boolean> {
  if (judged.judgment.models.length < 2 || obstacleOf(judged) !== null) return false;
  if (pays) return true;
  const [measured] = await world.database.query(
    "select 1 from surety.gates where workflow = $1 and judgment = $2 and evidence ? 'cascade' limit 1",
    [workflow, judged.judgment.name],
  );
  return measured !== undefined;
}

/** Money is asked for where it can be spent, and where somebody can say how much it will be. */
export async function refuseSpending(world: WorkerWorld, workflow: string, compiled: CompiledWorkflow): Promise<void> {
  const judged = cascadeJudgments(compiled);
  if (judged.some((one) => obstacleOf(one) === null)) return refuseUnpriced(world, judged);
  throw new UserError({
    code: "no-cascade",
    field: "spend",
    message:
      judged.map(obstacleOf)[0] ??
      `No judgment of ${workflow} names several models, so there are no cut-offs to choose.`,
    remedy: "List several models for a judgment, as in models: [local, brain/small, brain/large], or leave spend out.",
  });
}

/** Throws where nobody has said what one of their models costs. */
export async function refuseUnpriced(world: WorkerWorld, judged: readonly Judged[]): Promise<void> {
  const today = world.clock.now().toISOString().slice(0, 10);
  for (const name of new Set(judged.flatMap(({ judgment }) => judgment.models))) {
    const slash = name.indexOf("/");
    if (slash < 1) continue;
    const { models = [] } = await world.connection(name.slice(0, slash));
    const facts = models.find((one) => one.name === name.slice(slash + 1));
    if (facts?.prices.some(({ from }) => from <= today) === true) continue;
    throw new UserError({
      code: "price-unknown",
      field: "spend",
      message: `Nobody has said what ${name} costs, so nobody can say what measuring it would.`,
      remedy: "Add the model with its prices to the models of its connection; 0 where it costs nothing.",
    });
  }
}
