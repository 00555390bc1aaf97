import { isLocalArm } from "@surety/core/experiment/plan-arms";
import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import { textKey } from "../datasets/text-key.ts";
import type { HouseModels } from "../models/house-models.ts";
import { type LabelRow, labelRows } from "../models/label-rows.ts";
import { type Judged, noneOf } from "../models/learned-judgments.ts";
import type { ExperimentRow } from "../storage/experiment-schema.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/**
 * What the local model of an experiment may learn from: the labels that would teach it, without any text that it will be
 * asked about. What is frozen in a set teaches nobody anyway.
 */
async function teachingRows(
  database: Queryable,
  workflow: string,
  judgment: string,
  asked: readonly string[],
): Promise<LabelRow[]> {
  const apart = new Set(asked.map(textKey));
  return (await labelRows(database, workflow, judgment, "train")).filter(({ text }) => !apart.has(textKey(text)));
}

/** Throws where the labels teach fewer than two classes; gives how many there are. */
export async function refuseUntaught(
  database: Queryable,
  workflow: string,
  { judgment }: Judged,
  asked: readonly string[],
): Promise<void> {
  const rows = await teachingRows(database, workflow, judgment.name, asked);
  const none = noneOf(judgment);
  const classes = new Set(rows.flatMap(({ value }) => (value === none ? [] : [value])));
  if (classes.size > 1) return;
  throw new UserError({
    code: "nothing-to-learn",
    field: "models",
    message: `A local model cannot be compared: besides the cases of the experiment ${rows.length} labels of ${judgment.name} may teach, of ${classes.size} classes.`,
    remedy: "Label more cases of at least two classes, or leave local out.",
  });
}

/** Trains the model of the local arm once; a process that died meanwhile is followed by one that trains it again, or finds it. */
export async function trainLocalArm(
  world: WorkerWorld,
  models: HouseModels,
  row: ExperimentRow,
  { judgment }: Judged,
): Promise<string | null> {
  if (!row.arms.some(isLocalArm)) return null;
  if (row.local_model !== null && (await isThere(models, row.local_model))) return row.local_model;
  const asked = await world.database.query<{ text: string }>(
    "select text from surety.experiment_items where experiment = $1",
    [row.id],
  );
  const texts = asked.map(({ text }) => text);
  const rows = await teachingRows(world.database, row.workflow, judgment.name, texts);
  const none = noneOf(judgment);
  const cases = rows.map(({ text, value }) => ({ text, label: value }));
  const request = none === null ? { cases } : { cases, outOfScopeLabel: none };
  const { hash, bytes } = await models.local.train(request);
  await models.artefacts.write(hash, bytes);
  await world.database.query("update surety.experiments set local_model = $2 where id = $1", [row.id, hash]);
  return hash;
}

async function isThere(models: HouseModels, hash: string): Promise<boolean> {
  try {
    await models.artefacts.read(hash);
    return true;
  } catch (error) {
    if (error instanceof SuretyError && error.code === "artefact-missing") return false;
    throw error;
  }
}

/** What the model of this machine says; it costs nothing, and takes what it takes. */
export async function askLocalArm(models: HouseModels, hash: string, text: string): Promise<ModelAnswer> {
  const [answer] = await models.ask(hash, [text]);
  if (answer === undefined) throw new Error("the local model gave no answer");
  return answer;
}
