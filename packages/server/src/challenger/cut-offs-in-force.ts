import { UserError } from "@surety/core/errors/user-error";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import { checkedWorld } from "@surety/core/workflow/world";
import { refuseUnpriced } from "../cascade/cascade-judgments.ts";
import type { HeldCutOffs } from "../storage/challenger-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { comparable, judgedIn, type Plain } from "./candidate.ts";
import type { NewChallenger } from "./create-challenger.ts";
import { readInForce } from "./in-force.ts";
import { heldFrom } from "./own-cut-offs.ts";

/**
 * The cut-offs by which cases go from stage to stage now, for a challenger to be held against. Throws where nothing is asked
 * of a language model, where somebody cannot say what one costs, and where nobody knows which cases reach a stage.
 */
export async function cutOffsInForce(
  world: WorkerWorld,
  { workflow, document, trained }: Pick<NewChallenger, "workflow" | "document" | "trained">,
): Promise<HeldCutOffs> {
  const current = await world.definitions.current(workflow);
  const { models, version } = await readInForce(world.database, workflow);
  const champion: Plain = { version, compiled: current.compiled, models };
  const challenger: Plain = {
    version: "",
    compiled: compileWorkflow(document, checkedWorld),
    models: { ...models, ...trained },
  };
  const rivals = comparable(champion, challenger, true).filter(({ plan }) => plan !== null && plan.kind !== "same");
  if (rivals.length === 0) throw nothingAsked();
  const sides = [champion, challenger].flatMap(({ compiled }) => {
    const all = judgedIn(compiled);
    return rivals.flatMap(({ name }) => all.get(name) ?? []);
  });
  await refuseUnpriced(world, sides);
  const held: HeldCutOffs = {};
  for (const { name, plan } of rivals) {
    const earned = await world.gates.of(workflow, name);
    const segments = Object.fromEntries(
      [...(earned?.cascades ?? [])].map(([segment, stages]) => [segment, { stages: [...stages] }]),
    );
    const cutOffs = heldFrom({ cascades: segments });
    if (plan?.kind === "stage" && plan.shared > 0 && Object.keys(cutOffs).length === 0)
      throw nobodyKnows(workflow, name, judgedIn(champion.compiled).get(name)?.judgment.models[plan.shared] ?? "");
    if (Object.keys(cutOffs).length > 0) held[name] = cutOffs;
  }
  return held;
}

function nothingAsked(): UserError {
  return new UserError({
    code: "nothing-to-ask",
    field: "spend",
    message: "This challenger asks language models nothing else than what is in force does.",
    remedy: "Leave spend out; or name another model, stage or prompt.",
  });
}

function nobodyKnows(workflow: string, judgment: string, model: string): UserError {
  return new UserError({
    code: "no-cut-offs",
    field: "stage",
    message: `Nobody knows which cases reach ${model}: the cut-offs of ${judgment} have not been earned.`,
    remedy: `Choose them first: surety calibrate ${workflow} --estimate, then --spend AMOUNT.`,
  });
}
