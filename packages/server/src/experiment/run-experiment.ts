import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { Task, TaskHandler } from "@surety/core/ports/engine";
import { checkedWorld } from "@surety/core/workflow/world";
import { noneOf } from "../models/learned-judgments.ts";
import type { HouseModels } from "../models/house-models.ts";
import { gateScore, statedLabel } from "../models/stated-label.ts";
import type { ExperimentRow } from "../storage/experiment-schema.ts";
import { isOutage } from "../storage/lost-connection.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { chooseModelJudgment } from "../evaluate/choose-judgment.ts";
import { compileArm } from "./compile-arms.ts";
import {
  countAnswers,
  keepAnswer,
  type MissingAnswer,
  nextMissing,
  readExperimentRow,
  type SaidAnswer,
} from "./experiment-rows.ts";
import { experimentTask, waitForBatches } from "./experiment-batches.ts";
import { type AskedJudgment, keptQuestion } from "./experiment-questions.ts";
import { finishExperiment } from "./finish-experiment.ts";
import { askLocalArm, trainLocalArm } from "./local-arm.ts";

const answersInStretch = 48;
/** Calls at the same time: enough to be quick, few enough for the limits that providers give to new customers. */
const callsAtOnce = 8;
/** Attempts without an end to a failure, some thirteen minutes: an outage passes, a model that is away for good is told. */
const mostAttempts = 10;
const mostAttemptsOfBugs = 3;

/** The next stretch. Its id names the place where it begins, so that no stretch is ever enqueued twice. */
export function stretchOf({ id, starts }: Pick<ExperimentRow, "id" | "starts">, answered: number): Task {
  return {
    id: `${experimentTask} ${id} ${starts} ${answered}`,
    name: experimentTask,
    payload: { experiment: id, start: starts },
  };
}

/**
 * Asks for the next answers that are missing, and keeps each as it comes. A process that dies leaves a stretch that is done
 * again: what was answered is kept, and what was paid for and not kept yet is answered from what was paid for.
 */
export function experimentHandler(world: WorkerWorld, models: HouseModels): TaskHandler {
  return async ({ payload, attempt, isLast }) => {
    const row = await readExperimentRow(world.database, String(payload["experiment"]));
    // After a batch it goes on with whichever start is under way.
    const { start = row.starts } = payload;
    if (row.status !== "running" || row.starts !== start) return;
    const trouble = await stretch(world, models, row).catch((error: unknown) => {
      // What nobody foresaw may pass; what does not must not leave an experiment that seems to run for ever.
      if (isOutage(error) || attempt < mostAttemptsOfBugs) throw error;
      world.log.error(`experiment ${row.id}: ${(error as Error).stack}`);
      return new TerminalError({
        code: "bug",
        message: `It failed: ${(error as Error).message}`,
        remedy: "See the log.",
      });
    });
    if (trouble instanceof TransientError && attempt < mostAttempts && !isLast) throw trouble;
    if (trouble !== null) await stop(world, row, trouble);
    world.live.emit({ noun: "job", workflow: row.workflow, ids: [row.id] });
  };
}

/** Asks what comes next, or ends where nothing is missing; gives what stands in the way. */
async function stretch(world: WorkerWorld, models: HouseModels, row: ExperimentRow): Promise<SuretyError | null> {
  if (row.batch) {
    const wait = await waitForBatches(world, row, await askedJudgment(world, row));
    if (wait !== false) return wait === true ? null : wait;
  }
  const missing = await nextMissing(world.database, row, answersInStretch);
  const trouble = missing.length === 0 ? null : await askAll({ world, models, row }, missing);
  if (trouble !== null) return trouble;
  await (missing.length === 0 ? finishExperiment(world, row) : goOn(world, row));
  return null;
}

/** Some at a time; the first trouble that concerns all of them ends the stretch when the calls under way have ended. */
async function askAll(running: Running, missing: readonly MissingAnswer[]): Promise<SuretyError | null> {
  const { world, models, row } = running;
  const asked = await askedJudgment(world, row);
  const localModel = await trainLocalArm(world, models, row, asked.judged);
  const waiting = [...missing];
  const troubles: SuretyError[] = [];
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined && troubles.length === 0; one = waiting.shift()) {
      const found = await askOne({ ...running, localModel }, asked, one);
      if (found !== null) troubles.push(found);
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, next));
  // What may pass by itself says least: a spent budget is told first.
  return troubles.find((one) => !(one instanceof TransientError)) ?? troubles[0] ?? null;
}

/** The arms as they were planned, compiled against the version that was in force then. */
async function askedJudgment(world: WorkerWorld, row: ExperimentRow): Promise<AskedJudgment> {
  const compiled = await world.definitions.version(row.version);
  const judged = chooseModelJudgment(compiled, row.judgment);
  const wordings = row.arms.map((arm) => compileArm(compiled, judged, arm, checkedWorld, "prompts"));
  return { workflow: row.workflow, judged, wordings };
}

interface Running {
  world: WorkerWorld;
  models: HouseModels;
  row: ExperimentRow;
}

async function askOne(
  { world, models, row, localModel }: Running & { localModel: string | null },
  asked: AskedJudgment,
  { arm, place, item }: MissingAnswer,
): Promise<SuretyError | null> {
  const { model: name = "" } = row.arms[arm] ?? {};
  const experiment = { id: row.id, mostMicros: Number(row.most_micros) };
  const keep = (said: SaidAnswer) =>
    keepAnswer(world.database, { experiment: row.id, arm, place }, said, world.clock.now());
  try {
    const answer =
      name === "local" && localModel !== null
        ? await askLocalArm(models, localModel, item.text)
        : await world.model(name)?.judge({ ...keptQuestion(asked, arm, item), experiment });
    if (answer === undefined) await keep({ ...silent, problem: "There is no such model." });
    else {
      const none = noneOf(asked.judged.judgment);
      await keep({ value: statedLabel(answer, none), problem: null, answer, score: gateScore(answer, none) });
    }
    return null;
  } catch (error) {
    if (!(error instanceof SuretyError)) throw error;
    if (error instanceof TransientError || !concernsOne.has(error.code)) return error;
    await keep({ ...silent, problem: error.message });
    return null;
  }
}

const silent = { value: null, answer: null, score: null };

/**
 * What one case alone brings about: no answer that can be read, a text that is too long. It counts as wrong, because a live
 * case would go to a person. What would come for every case stops the experiment: no money, no key, no such model.
 */
const concernsOne = new Set(["no-label", "template-failed", "http-400", "http-413", "http-422", "answer-too-large"]);

/** Somebody may have cancelled it meanwhile. */
async function goOn(world: WorkerWorld, { id, starts }: ExperimentRow): Promise<void> {
  const answered = await countAnswers(world.database, id);
  await world.database.transaction(async (tx) => {
    const now = await readExperimentRow(tx, id, true);
    if (now.status !== "running" || now.starts !== starts) return;
    await world.engine().enqueueTasks(tx, [stretchOf(now, answered)]);
  });
}

async function stop(world: WorkerWorld, { id, starts }: ExperimentRow, because: SuretyError): Promise<void> {
  const said = because.remedy === undefined ? because.message : `${because.message} ${because.remedy}`;
  await world.database.query(
    "update surety.experiments set status = 'stopped', sentence = $3 where id = $1 and starts = $2 and status = 'running'",
    [id, starts, said],
  );
}
