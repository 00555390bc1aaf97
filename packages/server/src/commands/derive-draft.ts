import { UserError } from "@surety/core/errors/user-error";
import { draftAnswer, mostChangedOf } from "@surety/core/generate/compiled-generate";
import { priorOfDrafts } from "@surety/core/generate/draft-prior";
import { readDraftLabels } from "../generate/read-draft-labels.ts";
import type { Drafting, Earning } from "../models/learned-judgments.ts";
import { answeringVersion } from "../models/provided-labels.ts";
import { evidenceSince, labelsSince } from "../watch/evidence-since.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { type Derived, earnGate } from "./earn-gate.ts";

/**
 * Derives the gate of a judgment that writes, from what people did with its drafts: nobody is asked again, so it costs
 * nothing. It speaks for the version that writes now; another model, task, rule or base has earned nothing. What several
 * models would have written is not known of a draft that nobody saw, so there are no cut-offs between them. Null where nothing
 * has been written yet.
 */
export async function deriveDraft(
  world: WorkerWorld,
  workflow: string,
  judged: Earning & { judgment: Drafting },
  startedBy: Actor,
): Promise<Derived | null> {
  const { name } = judged.judgment;
  const answering = await answeringVersion(world.database, workflow, name);
  if (answering === null) return null;
  const since = await evidenceSince(world.database, workflow, name);
  const where = { workflow, judgment: name, version: answering.version };
  const labels = await readDraftLabels(world.database, where, mostChangedOf(judged.judgment));
  const rows = labelsSince(labels, since, judged.block.gate.segment !== null);
  const { prior, earning } = priorOfDrafts(rows);
  const hold = async (segmented: boolean) =>
    earning.map(({ value, segment, draw, confidence }) => ({
      value,
      segment: segmented ? segment : null,
      draw: draw ?? 1,
      answer: { value: draftAnswer, confidence, outOfScope: null },
    }));
  const derived = await earnGate(world, workflow, judged, {
    model: answering.version,
    answeredBy: answering.model,
    rows: earning,
    apart: rows.length - earning.length,
    prior,
    since,
    hold,
    startedBy,
  });
  return { ...derived, model: answering.model };
}

export function nothingWritten(workflow: string, judgment: string): UserError {
  return new UserError({
    code: "nothing-answered",
    message: `${judgment} of ${workflow} has written nothing yet, so there is nothing to measure.`,
    remedy: "Let cases arrive: people read the drafts and send them, and each that somebody looked at is a label.",
  });
}
