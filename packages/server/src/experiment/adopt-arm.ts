import { UserError } from "@surety/core/errors/user-error";
import { isLocalArm } from "@surety/core/experiment/plan-arms";
import { withWording } from "@surety/core/workflow/with-wording";
import type { Actor } from "../commands/commands.ts";
import { createChallenger, documentToTry } from "../challenger/create-challenger.ts";
import { chooseModelJudgment } from "../evaluate/choose-judgment.ts";
import type { ExperimentRow, PlannedArm } from "../storage/experiment-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readExperimentRow } from "./experiment-rows.ts";

/**
 * Writes an arm into the document that is in force, and makes the result a challenger of it; gives the challenger's id.
 * Nothing is in force by that.
 */
export async function adoptArm(world: WorkerWorld, id: string, place: number, actor: Actor): Promise<string> {
  const row = await readExperimentRow(world.database, id);
  const arm = adoptable(row, place);
  const { compiled } = await world.definitions.current(row.workflow);
  const { judgment } = chooseModelJudgment(compiled, row.judgment);
  if (isLocalArm(arm)) throw notAWording();
  const before = row.arms[0]?.model ?? arm.model;
  const models = [...new Set(judgment.models.map((name) => (name === before ? arm.model : name)))];
  const change = { ...arm, models: models.includes(arm.model) ? models : [...models, arm.model] };
  const document = await documentToTry(world, row.workflow, withWording(compiled.document, row.judgment, change));
  const said = row.results?.[place]?.comparison?.sentence ?? "";
  const reason = `Experiment ${id}, ${arm.name}: ${said}`.slice(0, 500);
  return createChallenger(world, { workflow: row.workflow, document, reason, trained: {} }, actor);
}

function adoptable(row: ExperimentRow, place: number): PlannedArm {
  const arm = row.arms[place];
  if (row.status !== "done")
    throw new UserError({
      code: "experiment-not-done",
      message: "Nothing is known of its arms yet: the experiment has not answered everything.",
      remedy: "Wait for its verdict.",
    });
  if (arm !== undefined && !arm.current) return arm;
  throw new UserError({
    code: "bad-arm",
    field: "arm",
    message: arm === undefined ? `The experiment has no arm ${place}.` : "This arm is what is in force already.",
    remedy: `Choose one from 1 to ${row.arms.length - 1}.`,
  });
}

function notAWording(): UserError {
  return new UserError({
    code: "bad-arm",
    field: "arm",
    message: "The local model of an experiment is in force nowhere: it was trained for the comparison alone.",
    remedy: "Put local first among the models of the judgment, train it, and let the gate say what it may do.",
  });
}
