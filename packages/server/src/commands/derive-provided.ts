import { UserError } from "@surety/core/errors/user-error";
import type { Judged } from "../models/learned-judgments.ts";
import { answeredLabels, answeringVersion } from "../models/provided-labels.ts";
import { evidenceSince, labelsSince } from "../watch/evidence-since.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { type Derived, earnGate } from "./earn-gate.ts";

/**
 * Derives the gate of a judgment that only language models answer, from what they said to live cases and people said of
 * them: nobody is asked again, so it costs nothing. It speaks for the version that answers now; another snapshot, other
 * labels or other words of the question have earned nothing.
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
  const labels = await answeredLabels(world.database, workflow, name, answering.version);
  const rows = labelsSince(labels, since, judged.block.gate.segment !== null);
  const hold = async (segmented: boolean) =>
    rows.map(({ value, segment, draw, answer }) => ({
      value,
      segment: segmented ? segment : null,
      draw: draw ?? 1,
      answer,
    }));
  const earned = await earnGate(world, workflow, judged, {
    model: answering.version,
    answeredBy: answering.model,
    rows,
    since,
    hold,
    startedBy,
  });
  return { ...earned, model: answering.model };
}

function nothingAnswered(workflow: string, judgment: string): UserError {
  return new UserError({
    code: "nothing-answered",
    message: `No language model has answered ${judgment} of ${workflow} yet, so there is nothing to measure.`,
    remedy:
      "Let cases arrive in stage assisted, or live without a threshold: people decide them, and each decision is a label.",
  });
}
