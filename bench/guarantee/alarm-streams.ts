import { detectionDelay, type DetectionDelay } from "@surety/core/watch/detection-delay";
import { feedGuarantee, isBroken, startGuarantee } from "@surety/core/watch/guarantee-watch";
import { countOf, type Count } from "./deployments.ts";
import type { GuaranteePlan } from "./plan.ts";

export interface AlarmFigures {
  /** Streams that raised the alarm although the error rate was what the guarantee tolerates, looked at after each audit. */
  falseAlarms: Count;
  /** Audits until the alarm when it was worse. */
  delays: (DetectionDelay & { maxError: number; before: number | null; actual: number })[];
}

const tolerated = 0.05;
const most = 4_000;

/** Worse from the first audit on. */
const fresh = [0.08, 0.15].map((actual) => ({ maxError: tolerated, before: null, actual }));
/** Two hundred good audits, then ten points worse. */
const calmAudits = 200;
const fallen = [0.01, 0.02, 0.05].map((maxError) => ({ maxError, before: maxError / 2, actual: maxError / 2 + 0.1 }));

/** The product's watch on streams of audits, looked at after each of them. */
export function simulateAlarms(plan: GuaranteePlan, random: () => number): AlarmFigures {
  const quiet = Array.from({ length: plan.streams }, () => alarmed(plan.auditsPerStream, random));
  const delays = [...fresh, ...fallen].map(({ maxError, before, actual }) => {
    const calm = before === null ? {} : { calm: { audits: calmAudits, error: before } };
    const question = { maxError, actual, streams: Math.min(1_000, plan.streams), most, ...calm };
    return { maxError, before, actual, ...detectionDelay(question, random) };
  });
  return { falseAlarms: countOf(quiet), delays };
}

function alarmed(audits: number, random: () => number): boolean {
  let watch = startGuarantee(tolerated);
  for (let n = 0; n < audits; n += 1) {
    watch = feedGuarantee(watch, { error: random() < tolerated ? 1 : 0, weight: 1 });
    if (isBroken(watch)) return true;
  }
  return false;
}
