import { fairSample } from "@surety/core/gate/fair-sample";
import { mostChangedOf } from "@surety/core/generate/compiled-generate";
import type { Calibrator } from "@surety/core/statistics/calibrator";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type GateEvidence, labelFacts } from "../models/gate-evidence.ts";
import type { HeldOut } from "../models/held-out.ts";
import type { LabelRow } from "../models/label-rows.ts";
import { type Earning, labelsOf, noneOf } from "../models/learned-judgments.ts";
import { measureClauses } from "../models/measure-clauses.ts";
import { measureDrafts } from "../generate/measure-drafts.ts";
import { measureGate } from "../models/measure-gate.ts";
import { measureQuality } from "../models/measure-judgment.ts";
import { asLabelled } from "../models/same-answer.ts";
import { reopenEarned } from "../watch/reopen-gate.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { type EarlierLook, earlierLooks, leavesInForce, lookFrom, storeGate, storeQuality } from "./store-gate.ts";

/** What the derivation of one gate came to, as the job reports it. */
export type Derived = Record<string, unknown>;

/** Labels that are evidence, with how to come by what the model says to their texts. */
export interface Evidence {
  /** The version that the gate speaks for. */
  model: string;
  /** The language model of that version, which has no row of its own to keep its quality in; null for a trained one. */
  answeredBy: string | null;
  rows: readonly LabelRow[];
  /** Labels besides, which a mix of signals or a prior was fitted to. */
  apart?: number;
  /** What other labels say of the score. */
  prior?: Calibrator | undefined;
  /** Segments that an alarm has shut, with when. */
  since: ReadonlyMap<string, Date>;
  hold: (segmented: boolean) => Promise<HeldOut[]>;
  startedBy: Actor | null;
  /** What comes into force with it or not at all. */
  alongside?: (tx: Transaction) => Promise<void>;
}

/** Derives one gate from evidence and puts it in force, unless what is in force stands. */
export async function earnGate(
  world: WorkerWorld,
  workflow: string,
  judged: Earning,
  { model, answeredBy, rows, since, hold, startedBy, alongside, prior, apart = 0 }: Evidence,
): Promise<Derived> {
  const { looks, quality, evidence } = await derivation(world, workflow, judged, rows, hold, prior);
  // What an alarm has disproved since it was derived does not stay in force only because nothing better is known.
  const stands = ({ at }: EarlierLook) => [...since.values()].every((shut) => at > shut);
  const inForce = looks.find((look) => look.active && look.model === model);
  const kept = inForce && stands(inForce) && leavesInForce(inForce.evidence, evidence) ? inForce : undefined;
  const where = { workflow, judgment: judged.judgment.name, model };
  await world.database.transaction(async (tx) => {
    await alongside?.(tx);
    await storeQuality(tx, where, quality);
    const kind = answeredBy === null ? {} : { answered: { by: answeredBy, quality }, apart };
    if (kept === undefined) await storeGate(tx, world, where, { ...evidence, ...kind }, looks.length);
    // What stays in force because these labels tested nothing was earned by others, and opens nothing.
    const isFromThese = kept === undefined || kept.evidence.labels?.hash === evidence.labels.hash;
    const segments = isFromThese ? (kept?.evidence ?? evidence).segments : [];
    if (startedBy !== null)
      await reopenEarned(tx, world, { workflow, judgment: where.judgment, segments, since }, startedBy);
  });
  world.gates.forget();
  world.live.emit({ noun: "workflow", workflow, ids: [] });
  return reportOf(quality, kept?.evidence ?? evidence, kept !== undefined);
}

/** The share of its labels that a derivation lets pass. */
export function passedShare({ segments }: Pick<GateEvidence, "segments">): number {
  const passed = segments.reduce((sum, one) => sum + (one.threshold === null ? 0 : one.accepted), 0);
  return (
    passed /
    Math.max(
      1,
      segments.reduce((sum, { labels }) => sum + labels, 0),
    )
  );
}

/** What one model earns on these labels, with every look before it; nothing is stored. */
export interface Derivation {
  looks: EarlierLook[];
  held: HeldOut[];
  quality: ReturnType<typeof measureQuality>;
  evidence: GateEvidence;
}

/** `hold` asks the model about the labels; the fair sample of its answers sets the thresholds. */
export async function derivation(
  world: WorkerWorld,
  workflow: string,
  judged: Earning,
  rows: readonly LabelRow[],
  hold: (segmented: boolean) => Promise<HeldOut[]>,
  prior?: Calibrator,
): Promise<Derivation> {
  const looks = await earlierLooks(world.database, workflow, judged.judgment.name);
  const seed = looks.length + 1;
  const segmented = judged.block.gate.segment !== null;
  const held = fairSample(asLabelled(judged.judgment, await hold(segmented)), seededRandom(seed));
  const quality = qualityOf(judged, held);
  const { compiled } = await world.definitions.current(workflow);
  const noun = judged.judgment.kind === "generate" ? "drafts" : (compiled.document.noun ?? "cases");
  const evidence = evidenceOf(judged, held, rows, {
    look: lookFrom(looks, labelFacts(rows, segmented)),
    seed,
    noun,
    prior,
  });
  return { looks, held, quality, evidence };
}

function qualityOf({ judgment }: Earning, held: readonly HeldOut[]) {
  const { name } = judgment;
  if (judgment.kind === "generate") return measureDrafts(name, held);
  return judgment.kind === "clauses"
    ? measureClauses(name, judgment.labels, held)
    : measureQuality(name, labelsOf(judgment), noneOf(judgment), held);
}

function evidenceOf(
  { judgment, block }: Earning,
  held: readonly HeldOut[],
  rows: readonly LabelRow[],
  { look, seed, noun, prior }: { look: number; seed: number; noun: string; prior: Calibrator | undefined },
): GateEvidence {
  const { maxError, assurance, segment } = block.gate;
  const segmented = segment !== null;
  const judgments = Math.max(1, block.gate.sharing);
  const none = noneOf(judgment);
  const question = { maxError, assurance, segmented, judgments, look, none, noun, prior };
  const labels = labelFacts(rows, segmented);
  return {
    maxError,
    assurance,
    segmentBy: segment?.source ?? null,
    judgments,
    look,
    seed,
    labels,
    ...(judgment.kind === "generate" ? { mostChanged: mostChangedOf(judgment) } : {}),
    ...measureGate(held, question),
  };
}

function reportOf(
  quality: ReturnType<typeof measureQuality>,
  { segments, look }: Pick<GateEvidence, "segments" | "look">,
  kept: boolean,
): Derived {
  const gate = segments.some((one) => one.threshold !== null) ? "earned" : "learning";
  const { accuracy, macroF1, ece } = quality;
  return { accuracy, macroF1, ece, gate, segments, look, kept };
}
