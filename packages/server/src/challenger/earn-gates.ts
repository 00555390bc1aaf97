import { isGateOutdated } from "@surety/core/challenger/is-gate-outdated";
import { keepsPromise } from "@surety/core/gate/keeps-promise";
import { fairSample } from "@surety/core/gate/fair-sample";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { heldOut } from "../commands/derive-gates.ts";
import { type Derivation, derivation } from "../commands/earn-gate.ts";
import { storeGate } from "../commands/store-gate.ts";
import type { EarnedGate } from "../definitions/gate-book.ts";
import type { HeldOut } from "../models/held-out.ts";
import type { HouseModels } from "../models/house-models.ts";
import { type LabelRow, labelRows } from "../models/label-rows.ts";
import { type Judged, learnedJudgments, noneOf } from "../models/learned-judgments.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import { evidenceSince, labelsSince } from "../watch/evidence-since.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { answeredLabels, heldFromAnswers } from "./answered-labels.ts";
import { type Contest, contestOf } from "./candidate.ts";
import { type ChallengerGate, challengerGates } from "./challenger-gates.ts";
import type { Earning } from "./earning.ts";
import { earnRivalGate } from "./earn-rival-gate.ts";
import { shareAutomated, type Thresholds } from "./share-automated.ts";
import { tryAgain } from "./try-again.ts";

/**
 * Derives the gate of each judgment that the challenger answers otherwise, and again only where it is outdated: each is one
 * more look at the labels and is counted as one. The gates wait for the promotion; a judgment with the same model and text
 * keeps the one it has. Throws `TransientError` where somebody else derives at the same time.
 */
export async function earnGates(world: WorkerWorld, models: HouseModels, row: ChallengerRow): Promise<void> {
  const contest = await contestOf(world, row);
  const earned = new Map((await challengerGates(world.database, row)).map((one) => [one.judgment, one]));
  for (const judgment of contest.judgments) {
    if (judgment.plan !== null) {
      if (judgment.plan.kind !== "same")
        await earnRivalGate({ world, models, row, contest, judgment }, earned.get(judgment.name));
      continue;
    }
    const isSame = judgment.sameText && row.models[judgment.name] === row.champion_models[judgment.name];
    if (!isSame) await earnGate({ world, models, row, contest, judgment }, earned.get(judgment.name));
  }
}

async function earnGate(earning: Earning, earlier: ChallengerGate | undefined): Promise<void> {
  const { world, models, row, contest, judgment } = earning;
  const model = row.models[judgment.name];
  const judged = judgedBy(contest.challenger.compiled, judgment.name);
  if (model === undefined || judged === undefined) return;
  const since = await evidenceSince(world.database, row.workflow, judgment.name);
  const all = await standingLabels(earning, judged, since);
  // Where the text is made otherwise, only cases that were replayed tell how sure the model is of it.
  const answers = judgment.sameText ? null : await answeredLabels(world.database, row.id, judgment.name);
  const rows = answers === null ? all : all.filter((one) => answers.has(one.id));
  if (earlier !== undefined && !isGateOutdated(earlier, since.values(), rows.length)) return;
  const hold = async (segmented: boolean) =>
    answers === null ? heldOut(models, model, rows, segmented) : heldFromAnswers(rows, answers, segmented);
  const derived = await derivation(world, row.workflow, judged, rows, hold);
  const champion = await championShare(earning, rows, derived);
  await keep(earning, judged, model, derived, champion);
}

/** Labels that no alarm has disproved. Where the two divide cases otherwise, an alarm speaks for all of them. */
async function standingLabels(
  { world, row, contest, judgment }: Earning,
  { block }: Judged,
  since: ReadonlyMap<string, Date>,
): Promise<LabelRow[]> {
  const labels = await labelRows(world.database, row.workflow, judgment.name, "calibration");
  const segmentBy = block.gate.segment?.source ?? null;
  const champion = judgedBy(contest.champion.compiled, judgment.name)?.block.gate.segment?.source ?? null;
  if (segmentBy === champion) return labelsSince(labels, since, segmentBy !== null);
  return labels.filter((label) => [...since.values()].every((shut) => label.at > shut));
}

async function keep(
  { world, row, judgment }: Earning,
  judged: Judged,
  model: string,
  { looks, held, quality, evidence }: Derivation,
  champion: number,
): Promise<void> {
  const segments = new Map(evidence.segments.map((one) => [one.segment, one.threshold]));
  const challenger = shareAutomated(held, noneOf(judged.judgment), (segment) => segments.get(segment) ?? null);
  const challenge = { id: row.id, labels: held.length, champion, challenger };
  const where = { workflow: row.workflow, judgment: judgment.name, model };
  await world.database.transaction(async (tx) => {
    await tx.query(
      "update surety.models set quality = $4 where workflow = $1 and judgment = $2 and hash = $3 and not active",
      [row.workflow, judgment.name, model, JSON.stringify(quality)],
    );
    await storeGate(tx, world, where, { ...evidence, challenge }, looks.length, false).catch(tryAgain);
  });
}

/** What the gate in force automates of the same labels. */
async function championShare(
  { world, models, row, contest, judgment }: Earning,
  rows: readonly LabelRow[],
  { evidence }: Derivation,
): Promise<number> {
  const model = row.champion_models[judgment.name];
  const judged = judgedBy(contest.champion.compiled, judgment.name);
  if (model === undefined || judged === undefined) return 0;
  const thresholds = thresholdsOf(judged, await world.gates.of(row.workflow, judgment.name), model);
  const held: HeldOut[] = await heldOut(models, model, rows, judged.block.gate.segment !== null);
  return shareAutomated(fairSample(held, seededRandom(evidence.seed)), noneOf(judged.judgment), thresholds);
}

function thresholdsOf({ block: { gate } }: Judged, earned: EarnedGate | null, model: string): Thresholds {
  if (gate.fixedThreshold !== null) return () => gate.fixedThreshold;
  const asked = { ...gate, segmentBy: gate.segment?.source ?? null, judgments: gate.sharing, mostChanged: 0 };
  if (earned === null || earned.model !== model || !keepsPromise(earned, asked)) return () => null;
  return (segment) => earned.thresholds.get(segment) ?? null;
}

const judgedBy = (compiled: Contest["champion"]["compiled"], name: string): Judged | undefined =>
  learnedJudgments(compiled).find((one) => one.judgment.name === name);
