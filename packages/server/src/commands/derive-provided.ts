import { UserError } from "@surety/core/errors/user-error";
import { shareThatMixes } from "@surety/core/language/mix-part";
import type { SignalMix } from "@surety/core/language/signal-mix";
import { type MixInForce, mixInForce } from "../language/mix-book.ts";
import { type Judged, noneOf } from "../models/learned-judgments.ts";
import { knownToMix, withKnown } from "../models/known-nearness.ts";
import {
  earningLabels,
  looksForMix,
  mixedVersion,
  mixesSignals,
  scoredLabels,
  tryMix,
  type TriedMix,
} from "../models/mix-signals.ts";
import { asLabelled } from "../models/same-answer.ts";
import { type AnsweredLabel, answeredLabels, answeringVersion } from "../models/provided-labels.ts";
import { evidenceSince, labelsSince } from "../watch/evidence-since.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { derivation, type Derived, earnGate, type Evidence, passedShare } from "./earn-gate.ts";
import { storeGate } from "./store-gate.ts";
import { fittedOf, storeMix } from "./store-mix.ts";

/** A judgment that only language models answer, by the version that answers now, with the labels that speak of it. */
interface Provided {
  world: WorkerWorld;
  workflow: string;
  judged: Judged;
  answering: { model: string; version: string };
  rows: readonly AnsweredLabel[];
  since: ReadonlyMap<string, Date>;
  startedBy: Actor;
}

/**
 * Derives the gate of a judgment that only language models answer, from what they said to live cases and people said of
 * them: nobody is asked again, so it costs nothing. It speaks for the version that answers now; another snapshot, other
 * labels or other words of the question have earned nothing. Where labels are enough, their signals are mixed as a part of
 * these labels says, and the others earn.
 */
export async function deriveProvided(
  world: WorkerWorld,
  workflow: string,
  judged: Judged,
  startedBy: Actor,
): Promise<Derived> {
  const { name } = judged.judgment;
  const answering = await answeringVersion(world.database, workflow, name);
  if (answering === null) throw nothingAnswered(workflow, name);
  const since = await evidenceSince(world.database, workflow, name);
  const answered = await answeredLabels(world.database, workflow, name, answering.version);
  const labels = asLabelled(judged.judgment, answered);
  const rows = labelsSince(labels, since, judged.block.gate.segment !== null);
  const provided = { world, workflow, judged, answering, rows, since, startedBy };
  const derived = mixesSignals(judged.judgment)
    ? await deriveMixed(provided, labels.length)
    : await earnGate(world, workflow, judged, evidenceOf(provided, answering.version, rows));
  return { ...derived, model: answering.model };
}

/** By the mix that is in force, or by a new one where it is better and lets as much pass. */
async function deriveMixed(provided: Provided, allLabels: number): Promise<Derived> {
  const { world, workflow, judged, answering, rows } = provided;
  const { name } = judged.judgment;
  const where = { workflow, judgment: name, asked: answering.version };
  const current = await usableMix(world, workflow, name, answering.version);
  const tried = looksForMix(rows.length, current === null ? null : await fittedOf(world.database, where))
    ? tryMix(rows, noneOf(judged.judgment), await knownToMix(world, judged.judgment, rows))
    : null;
  const better = tried === null ? null : await earnedByBetter(provided, tried, current?.version ?? answering.version);
  if (tried !== null && better === null)
    await world.database.transaction((tx) => storeMix(tx, world, where, tried, { of: rows.length, inForce: false }));
  if (tried !== null && better !== null) {
    const alongside = (tx: Parameters<typeof storeMix>[0]) =>
      storeMix(tx, world, where, tried, { of: rows.length, inForce: true });
    const derived = await earnGate(world, workflow, judged, { ...better, alongside });
    world.mixes.forget();
    return derived;
  }
  const share = current?.mix.share ?? (tried === null ? shareThatMixes(allLabels) : tried.share);
  const earning = await scoredBy(world, current?.mix ?? null, earningLabels(rows, share));
  return earnGate(world, workflow, judged, evidenceOf(provided, current?.version ?? answering.version, earning));
}

/**
 * The mix in force; null where its known cases cannot be asked, after an upgrade to another sentence model, say: live answers
 * are scored without it then, so what it would earn speaks for none of them, and another one is looked for.
 */
async function usableMix(
  { database, known }: WorkerWorld,
  workflow: string,
  judgment: string,
  asked: string,
): Promise<MixInForce | null> {
  const current = await mixInForce(database, workflow, judgment, asked);
  return current === null || (await known.signalsOf(current.mix, judgment, null)) === null ? null : current;
}

/**
 * The evidence of a new mix, where it is better on the labels that fitted it and the others let at least as much pass as what
 * is in force; else null. That it was tested is a look like every other, which is paid for, and what was earned before stays:
 * one of two thresholds that are both paid for may be taken whatever they let pass.
 */
async function earnedByBetter(provided: Provided, tried: TriedMix, inForce: string): Promise<Evidence | null> {
  const { world, workflow, judged, answering, rows, since } = provided;
  const { mix, verdict } = tried.trial;
  if (mix === null || verdict !== "better") return null;
  const { version } = mixedVersion(answering.version, mix);
  const evidence = evidenceOf(provided, version, await scoredBy(world, mix, earningLabels(rows, mix.share)));
  const derived = await derivation(world, workflow, judged, evidence.rows, evidence.hold);
  const stands = ({ at }: { at: Date }) => [...since.values()].every((shut) => at > shut);
  const before = derived.looks.find((look) => look.active && look.model === inForce && stands(look));
  if (before === undefined || passedShare(derived.evidence) >= passedShare(before.evidence)) return evidence;
  const { hash } = derived.evidence.labels;
  const isKnown = derived.looks.some((look) => look.model === version && look.evidence.labels?.hash === hash);
  const where = { workflow, judgment: judged.judgment.name, model: version };
  if (derived.evidence.tested !== false && !isKnown)
    await world.database.transaction((tx) =>
      storeGate(tx, world, where, derived.evidence, derived.looks.length, false),
    );
  return null;
}

const scoredBy = async (
  world: WorkerWorld,
  mix: SignalMix | null,
  labels: readonly AnsweredLabel[],
): Promise<AnsweredLabel[]> => scoredLabels(await withKnown(world, mix, labels), mix);

function evidenceOf(
  { answering, since, startedBy, rows: all }: Provided,
  version: string,
  rows: readonly AnsweredLabel[],
): Evidence {
  const hold = async (segmented: boolean) =>
    rows.map(({ value, segment, draw, answer }) => ({
      value,
      segment: segmented ? segment : null,
      draw: draw ?? 1,
      answer,
    }));
  const apart = all.length - rows.length;
  return { model: version, answeredBy: answering.model, rows, apart, since, hold, startedBy };
}

function nothingAnswered(workflow: string, judgment: string): UserError {
  return new UserError({
    code: "nothing-answered",
    message: `No language model has answered ${judgment} of ${workflow} yet, so there is nothing to measure.`,
    remedy:
      "Let cases arrive in stage assisted, or live without a threshold: people decide them, and each decision is a label.",
  });
}
