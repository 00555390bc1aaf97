import { UserError } from "@surety/core/errors/user-error";
import { type ArmPlan, isLocalArm, planArms } from "@surety/core/experiment/plan-arms";
import type { ExperimentRequest } from "@surety/core/wire/experiment";
import type { CompiledWording } from "@surety/core/workflow/compiled-workflow";
import type { Actor } from "../commands/commands.ts";
import { setNamed, versionNamed } from "../datasets/set-versions.ts";
import type { Definition } from "../definitions/definition-store.ts";
import { chooseModelJudgment } from "../evaluate/choose-judgment.ts";
import type { Judged } from "../models/learned-judgments.ts";
import { append } from "../security/audit-log.ts";
import type { ExperimentItem, PlannedArm } from "../storage/experiment-schema.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { compileArm } from "./compile-arms.ts";
import { currentWording } from "./current-wording.ts";
import { experimentItems, type FoundItems } from "./experiment-items.ts";
import { estimateArms, withExamples } from "./experiment-questions.ts";
import { refuseUntaught } from "./local-arm.ts";

/** Two dozen arms on as many cases would compare nothing any more, and cost much. */
const mostArms = 16;
const mostAnswers = 60_000;

interface Plan {
  definition: Definition;
  judged: Judged;
  set: { name: string; version: string } | null;
  arms: PlannedArm[];
  items: ExperimentItem[];
  notJudged: FoundItems["notJudged"];
  batch: boolean;
}

/** Fixes what is compared on which cases, and says what it may cost. Nothing is asked before somebody confirms the figure. */
export async function planExperiment(
  world: WorkerWorld,
  workflow: string,
  request: ExperimentRequest,
  actor: Actor,
): Promise<string> {
  refuseSameNames(request);
  const definition = await world.definitions.current(workflow);
  const judged = chooseModelJudgment(definition.compiled, request.judgment);
  const arms = planArms(currentWording(judged, request.models), request);
  const set = request.set === undefined ? null : await setOf(world, workflow, request.set, request.version);
  const found = await experimentItems(world.database, definition.compiled, judged, { set, most: request.items });
  refuseTooMany(arms.length, found.items.length);
  const texts = found.items.map(({ text }) => text);
  if (arms.some(isLocalArm)) await refuseUntaught(world.database, workflow, judged, texts);
  const wordings = await compileAll(world, definition, judged, arms, request);
  const items = await withExamples(world, { workflow, judged, wordings }, found.items);
  const planned = await estimateArms(world, { workflow, judged, wordings }, arms, items, request.batch);
  if (request.batch) refuseWithoutBatches(planned);
  const plan: Plan = {
    batch: request.batch,
    definition,
    judged,
    set,
    arms: planned,
    items,
    notJudged: found.notJudged,
  };
  return store(world, plan, actor);
}

async function setOf(world: WorkerWorld, workflow: string, name: string, version: string | undefined) {
  const set = await setNamed(world.database, name);
  if (set.workflow !== workflow)
    throw new UserError({
      code: "set-of-another",
      field: "set",
      message: `The set ${name} belongs to ${set.workflow}, not to ${workflow}.`,
      remedy: "Look the sets of this workflow up under Datasets.",
    });
  return { name, version: (await versionNamed(world.database, name, version)).hash };
}

function refuseSameNames({ prompts }: ExperimentRequest): void {
  const at = prompts.findIndex(({ name }, place) => prompts.findIndex((one) => one.name === name) < place);
  if (at < 0) return;
  throw new UserError({
    code: "duplicate-name",
    field: `prompts/${at}/name`,
    message: `Two prompts are called "${prompts[at]?.name}".`,
    remedy: "Give each a name of its own: the verdict speaks of them by it.",
  });
}

function refuseTooMany(arms: number, items: number): void {
  const [field, message, remedy] =
    arms < 2
      ? [
          "prompts",
          "There is nothing to compare: only what is in force.",
          "Name another model, prompt or choice of examples.",
        ]
      : arms > mostArms
        ? [
            "prompts",
            `That makes ${arms} arms; ${mostArms} are the most.`,
            "Name fewer models, prompts or choices of examples.",
          ]
        : arms * items > mostAnswers
          ? ["items", `That makes ${arms * items} answers; ${mostAnswers} are the most.`, "Ask about fewer cases."]
          : [];
  if (field !== undefined) throw new UserError({ code: "bad-experiment", field, message: message ?? "", remedy });
}

/** Where some arms have batches, the others are asked at once; where none has, nothing would cost less. */
function refuseWithoutBatches(arms: readonly PlannedArm[]): void {
  if (arms.some(({ estimate }) => estimate.batch === true)) return;
  const models = [...new Set(arms.map(({ model }) => model))].join(", ");
  throw new UserError({
    code: "no-batches",
    field: "batch",
    message: `None of the models is asked in batches: ${models}.`,
    remedy:
      "Leave batch out, or name a model of OpenAI, Anthropic, Google or Mistral; a compatible server that takes batches needs batches: true in its connection.",
  });
}

async function compileAll(
  world: WorkerWorld,
  { compiled }: Definition,
  judged: Judged,
  arms: readonly ArmPlan[],
  { prompts }: ExperimentRequest,
): Promise<CompiledWording[]> {
  const around = await world.definitions.world();
  return arms.map((arm) => {
    const at = prompts.findIndex(({ name }) => name === arm.promptName);
    const field = at < 0 ? "prompts" : `prompts/${at}/prompt`;
    return compileArm(compiled, judged, arm, around, field);
  });
}

async function store(world: WorkerWorld, plan: Plan, actor: Actor): Promise<string> {
  const { definition, judged, set, arms, items, notJudged, batch } = plan;
  const id = world.newId();
  const now = world.clock.now();
  const total = (key: "mostMicros" | "probableMicros") => arms.reduce((sum, { estimate }) => sum + estimate[key], 0);
  await world.database.transaction(async (tx) => {
    await tx.query(
      `insert into surety.experiments (id, workflow, judgment, version, set_name, set_version, arms, items, not_judged, most_micros,
         probable_micros, batch, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        definition.name,
        judged.judgment.name,
        definition.version,
        set?.name ?? null,
        set?.version ?? null,
        toJson(arms),
        items.length,
        toJson(notJudged),
        total("mostMicros"),
        total("probableMicros"),
        batch,
        now,
        actor.id,
      ],
    );
    await tx.query(
      `insert into surety.experiment_items (experiment, place, text, expected, segment, probability, scope, examples)
       select $1, place - 1, i ->> 'text', i ->> 'expected', i ->> 'segment', (i ->> 'probability')::float8, i -> 'scope', i -> 'examples'
       from jsonb_array_elements($2::jsonb) with ordinality as x(i, place)`,
      [id, toJson(items)],
    );
    const detail = { experiment: id, arms: arms.map(({ name }) => name), items: items.length };
    await append(tx, { actor, verb: "plan experiment", object: `workflow ${definition.name}`, detail }, now);
  });
  return id;
}
