import { isGateOutdated } from "@surety/core/challenger/is-gate-outdated";
import { count } from "@surety/core/gate/percent";
import { stands } from "@surety/core/gate/cascade";
import { obstacleOf } from "../cascade/cascade-judgments.ts";
import { fairCascadeLabels } from "../cascade/cascade-labels.ts";
import { cascadeEvidence } from "../cascade/derive-cascade.ts";
import { Purse } from "../cascade/purse.ts";
import { type StageAnswers, stageAnswers } from "../cascade/stage-answers.ts";
import { storeGate } from "../commands/store-gate.ts";
import type { EarnedGate } from "../definitions/gate-book.ts";
import { type Judged, noneOf } from "../models/learned-judgments.ts";
import type { LabelRow } from "../models/label-rows.ts";
import { gateScore } from "../models/stated-label.ts";
import { system } from "../watch/raise-alert.ts";
import { evidenceSince } from "../watch/evidence-since.ts";
import { judgedIn } from "./candidate.ts";
import type { ChallengerGate } from "./challenger-gates.ts";
import { moneyOf } from "./challenger-money.ts";
import { StandsStill } from "./stands-still.ts";
import type { Earning } from "./earning.ts";
import { tryAgain } from "./try-again.ts";

/**
 * Earns the cut-offs of a judgment of language models for a challenger: all its stages are asked about the labels that
 * measure, as far as its money reaches, and the cut-offs are chosen and tested as those in force were. They wait for the
 * promotion. What hand or prompt keeps from being measured on labels earns none, and people decide after it.
 */
export async function earnRivalGate(earning: Earning, earlier: ChallengerGate | undefined): Promise<void> {
  const { world, models, row, contest, judgment } = earning;
  const judged = judgedIn(contest.challenger.compiled).get(judgment.name);
  const side = contest.challenger.rivals.get(judgment.name);
  if (judged === undefined || side === undefined || obstacleOf(judged) !== null) return;
  const labels = await fairCascadeLabels(world.database, row.workflow, judged);
  const since = await evidenceSince(world.database, row.workflow, judgment.name);
  const waiting = earlier === undefined ? null : { at: earlier.at, labels: earlier.wanted ?? earlier.labels };
  if (labels.length === 0 || (waiting !== null && !isGateOutdated(waiting, since.values(), labels.length))) return;
  const { mostMicros, usedMicros } = await moneyOf(world.database, row);
  const { workflow } = row;
  const { evidence, version, rows, looks, unasked } = await cascadeEvidence(
    {
      world,
      models,
      workflow,
      judged,
      purse: new Purse(Math.max(0, mostMicros - usedMicros)),
      rival: { artefact: contest.challenger.models[judgment.name], payer: side.payer },
      actor: system,
      progress: () => {},
    },
    labels,
  );
  // A look at half of the labels would be paid for in assurance: what was answered is kept, and the rest is asked later.
  if (unasked > 0) throw tooLittle(judgment.name, unasked, labels.length);
  const { accepted, cases } = sumOf(evidence.segments);
  const challenge = {
    id: row.id,
    labels: cases,
    champion: await championShare(
      earning,
      rows.map(({ label }) => label),
    ),
    challenger: cases === 0 ? 0 : accepted / cases,
    wanted: labels.length,
  };
  const where = { workflow, judgment: judgment.name, model: version };
  await world.database.transaction((tx) =>
    storeGate(tx, world, where, { ...evidence, challenge }, looks, false).catch(tryAgain),
  );
}

function tooLittle(judgment: string, unasked: number, all: number): StandsStill {
  const message = `Its cut-offs are not earned: of ${count(all)} labels of ${judgment} ${count(unasked)} could not be asked about, because its money, or the day's, does not reach.`;
  return new StandsStill(message);
}

function sumOf(segments: readonly { labels: number; accepted: number }[]): { accepted: number; cases: number } {
  return {
    accepted: segments.reduce((sum, one) => sum + one.accepted, 0),
    cases: segments.reduce((sum, one) => sum + one.labels, 0),
  };
}

/** What is in force lets pass of the same labels, as far as its answers to them are known: nobody is asked for it. */
async function championShare(earning: Earning, labels: readonly LabelRow[]): Promise<number> {
  const { world, models, row, contest, judgment } = earning;
  const judged = judgedIn(contest.champion.compiled).get(judgment.name);
  const earned = await world.gates.of(row.workflow, judgment.name);
  if (judged === undefined || earned === null) return 0;
  const measuring = {
    world,
    models,
    workflow: row.workflow,
    judgment: judged.judgment,
    purse: new Purse(0),
    artefact: row.champion_models[judgment.name],
    progress: () => {},
  };
  const stages: StageAnswers[] = [];
  for (const name of judged.judgment.models) stages.push(await stageAnswers(measuring, name, labels));
  const passed = labels.flatMap((label, at) => {
    const said = stages.map((some) => some[at] ?? null);
    return said.includes(null) ? [] : [passes(judged, earned, label, said)];
  });
  return passed.length === 0 ? 0 : passed.filter(Boolean).length / passed.length;
}

/** Whether a label's case would be automated by what is in force. */
function passes({ judgment, block }: Judged, earned: EarnedGate, label: LabelRow, said: StageAnswers): boolean {
  const segment = block.gate.segment === null ? "" : (label.segment ?? "unknown");
  if (earned.closed.has(segment)) return false;
  const none = noneOf(judgment);
  const stages = earned.cascades?.get(segment) ?? null;
  for (const [at, answer] of said.entries()) {
    const stage = stages?.[at];
    if (stage?.cutoff === null || answer === null || answer === "no-answer") continue;
    const score = gateScore(answer, none);
    if (stages === null)
      return answer.modelVersion === earned.model && score >= (earned.thresholds.get(segment) ?? Infinity);
    if (stage === undefined || answer.modelVersion !== stage.version) return false;
    if (stands(score, stage.cutoff)) return true;
  }
  return false;
}
