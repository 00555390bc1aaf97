import { createHash } from "node:crypto";
import { cascadeSentence } from "@surety/core/gate/cascade-sentence";
import { fairSample } from "@surety/core/gate/fair-sample";
import { wholeCascade } from "@surety/core/gate/whole-cascade";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import type { GateSegment } from "@surety/core/wire/gate";
import type { Actor } from "../commands/commands.ts";
import type { Derived } from "../commands/earn-gate.ts";
import { type EarlierLook, earlierLooks, leavesInForce, lookFrom, storeGate } from "../commands/store-gate.ts";
import { type GateEvidence, labelFacts } from "../models/gate-evidence.ts";
import type { HouseModels } from "../models/house-models.ts";
import type { LabelRow } from "../models/label-rows.ts";
import type { Judged } from "../models/learned-judgments.ts";
import { evidenceSince } from "../watch/evidence-since.ts";
import { reopenEarned } from "../watch/reopen-gate.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { cascadeLabels, fairCascadeLabels, inAskingOrder, planningLabels } from "./cascade-labels.ts";
import { cascadePrices, meanCosts } from "./cascade-money.ts";
import { chooseCutOffs, type SegmentCascade } from "./choose-cut-offs.ts";
import { jointTable, type JointRow, mostAnswered, type StageFacts } from "./joint-table.ts";
import { mixStages } from "./mix-stages.ts";
import type { SpendingExperiment } from "../language/keep-bill.ts";
import type { Purse } from "./purse.ts";
import { type MeasuringLabel, type StageAnswers, stageAnswers } from "./stage-answers.ts";

export interface CascadeDerivation {
  world: WorkerWorld;
  models: HouseModels;
  workflow: string;
  judged: Judged;
  /** What may be spent on answers that are not known yet. */
  purse: Purse;
  /** For a challenger: the artefact that answers as `local` for it, and whose money is spent. */
  rival?: { artefact: string | undefined; payer: SpendingExperiment };
  actor: Actor;
  progress: (share: number, stage: string) => void;
}

/**
 * Asks every stage about the labels that measure, as far as the purse reaches, and chooses the cut-offs together. They are
 * put in force where they are earned; where they are not, a gate that one model has earned stays.
 */
export async function deriveCascade(derivation: CascadeDerivation): Promise<Derived> {
  const { world, workflow, judged, purse } = derivation;
  const { name } = judged.judgment;
  const fair = inAskingOrder(await fairCascadeLabels(world.database, workflow, judged));
  await mixStages(derivation, fair, await earlierLooks(world.database, workflow, name));
  const labels = inAskingOrder(await cascadeLabels(world.database, workflow, judged));
  const { stages, rows, teaching } = await measured(derivation, labels);
  const looks = await earlierLooks(world.database, workflow, name);
  const evidence = await evidenceOf(derivation, { rows, teaching }, stages, looks);
  const kept = await putInForce(derivation, evidence, versionOf(stages), looks);
  const { segments, look, cascade } = kept ?? evidence;
  const gate = segments.some((one) => one.threshold !== null) ? "earned" : "learning";
  const unasked = labels.length - rows.length;
  return { gate, segments, look, kept: kept !== null, cascade, unasked, spentMicros: purse.spentMicros };
}

/**
 * The evidence of a challenger's cut-offs, from the same labels by the same test; nothing of it is in force. What taught the
 * local model in force does not plan for another one.
 */
export async function cascadeEvidence(
  derivation: CascadeDerivation,
  labels: readonly LabelRow[],
): Promise<{ evidence: GateEvidence; version: string; rows: JointRow[]; looks: number; unasked: number }> {
  const { world, workflow, judged } = derivation;
  const { stages, rows, unasked } = await measured(derivation, inAskingOrder(labels));
  const looks = await earlierLooks(world.database, workflow, judged.judgment.name);
  const evidence = await evidenceOf(derivation, { rows, teaching: [] }, stages, looks);
  return { evidence, version: versionOf(stages), rows, looks: looks.length, unasked };
}

/** What every stage says to the labels that measure, and then to those that only plan. */
interface Measured {
  rows: JointRow[];
  teaching: JointRow[];
}

async function measured(
  { world, models, workflow, judged, purse, rival, progress }: CascadeDerivation,
  labels: readonly LabelRow[],
): Promise<Measured & { stages: StageFacts[]; unasked: number }> {
  const { judgment } = judged;
  const teaching = rival === undefined ? await planningLabels(world.database, workflow, judged) : [];
  const all: MeasuringLabel[] = [...labels, ...teaching];
  const answers: StageAnswers[] = [];
  for (const [at, name] of judgment.models.entries()) {
    const say = (done: number) =>
      progress((at + done / all.length) / judgment.models.length, `asking ${name} about ${judgment.name}`);
    answers.push(await stageAnswers({ world, models, workflow, judgment, purse, progress: say, ...rival }, name, all));
  }
  const costs = await meanCosts(world.database, workflow, judgment.name);
  const stages = judgment.models.map((name, at): StageFacts => {
    return { name, ...mostAnswered(answers[at] ?? []), costMicros: costs.get(name) ?? 0 };
  });
  const table = (some: readonly LabelRow[], from: number) =>
    jointTable(
      some,
      stages,
      answers.map((said) => said.slice(from)),
      judgment,
    );
  const unasked = labels.filter((_, at) => answers.some((said) => (said[at] ?? null) === null)).length;
  return { stages, rows: table(labels, 0), teaching: table(teaching, labels.length), unasked };
}

async function evidenceOf(
  { world, workflow, judged: { block } }: CascadeDerivation,
  { rows, teaching }: Measured,
  stages: readonly StageFacts[],
  looks: readonly EarlierLook[],
): Promise<GateEvidence> {
  const { maxError, assurance, segment } = block.gate;
  const segmented = segment !== null;
  const judgments = Math.max(1, block.gate.sharing);
  const { compiled } = await world.definitions.current(workflow);
  const seed = looks.length + 1;
  // Oldest first, as every derivation names its labels.
  const labels = labelFacts(
    rows.map(({ label }) => label).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    segmented,
  );
  const look = lookFrom(looks, labels);
  const drawn = fairSample(
    rows.map((row) => ({ ...row, segment: segmented ? row.label.segment : null, draw: row.label.draw ?? 1 })),
    seededRandom(seed),
  );
  const prices = await cascadePrices(world.database, compiled.document, world.clock.now());
  const goal = { target: maxError, assurance, judgments, look };
  const chosen = chooseCutOffs({ rows: drawn, teaching, segmented, stages, prices, ...goal });
  const asked = { maxError, assurance, noun: compiled.document.noun ?? "cases" };
  return {
    maxError,
    assurance,
    segmentBy: segment?.source ?? null,
    judgments,
    look,
    tested: [...chosen.values()].some((one) => one.chosen.tested),
    seed,
    segments: [...chosen].map(([name, one]) => segmentOf(name, one, asked)),
    curves: [],
    labels,
    ...cascadesOf(chosen),
  };
}

/** What they do together, and where they are those of segments, each one. */
function cascadesOf(chosen: ReadonlyMap<string, SegmentCascade>): Pick<GateEvidence, "cascade" | "cascades"> {
  const each = [...chosen].map(([segment, { measured }]) => [segment, measured] as const);
  if (each.length === 0) return {};
  const cascade = wholeCascade(each.map(([, measured]) => measured));
  return chosen.has("") ? { cascade } : { cascade, cascades: Object.fromEntries(each) };
}

/** The line of a segment, "" for a gate without; its threshold is the lowest score that any stage's answer stands from. */
function segmentOf(
  segment: string,
  { chosen: { cutoffs, tally, upperBound, assurance }, measured }: SegmentCascade,
  asked: { maxError: number; assurance: number; noun: string },
): GateSegment {
  const standing = (cutoffs ?? []).filter((one) => one !== null);
  return {
    segment,
    threshold: standing.length === 0 ? null : Math.min(...standing),
    labels: tally.cases,
    accepted: tally.accepted,
    errors: tally.errors,
    upperBound: standing.length === 0 ? null : upperBound,
    automationRate: tally.cases === 0 ? 0 : tally.accepted / tally.cases,
    naive: null,
    assurance,
    labelsMissing: null,
    ...cascadeSentence(measured, { ...asked, segment: segment === "" ? null : segment }),
  };
}

/** Another version of any stage has earned nothing, and with it the whole vector. */
function versionOf(stages: readonly StageFacts[]): string {
  const parts = stages.map(({ name, version }) => `${name}\t${version ?? ""}\n`);
  return createHash("sha256").update(parts.join("")).digest("hex");
}

/** Gives the evidence that stays in force instead, where the same was asked of the same labels. */
async function putInForce(
  { world, workflow, judged: { judgment }, actor }: CascadeDerivation,
  evidence: GateEvidence,
  model: string,
  looks: readonly EarlierLook[],
): Promise<GateEvidence | null> {
  const active = looks.find((one) => one.active);
  const since = await evidenceSince(world.database, workflow, judgment.name);
  const stands = active !== undefined && [...since.values()].every((shut) => active.at > shut);
  const isSame = active?.model === model && stands && leavesInForce(active.evidence, evidence);
  const earned = evidence.segments.some((one) => one.threshold !== null);
  // What one model has earned is not disproved by a cascade that has earned nothing.
  const replaces = earned || active === undefined || active.evidence.cascade !== undefined;
  await world.database.transaction(async (tx) => {
    const where = { workflow, judgment: judgment.name, model };
    if (!isSame) await storeGate(tx, world, where, evidence, looks.length, replaces);
    const { segments } = evidence;
    if (!isSame && replaces)
      await reopenEarned(tx, world, { workflow, judgment: judgment.name, segments, since }, actor);
  });
  world.gates.forget();
  world.live.emit({ noun: "workflow", workflow, ids: [] });
  return isSame ? (active?.evidence ?? null) : null;
}
