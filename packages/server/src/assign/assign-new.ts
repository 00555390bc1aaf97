import type { Unassigned } from "@surety/core/review/choose-assignees";
import { notePeople } from "../notify/note-people.ts";
import type { Transaction } from "../storage/database.ts";
import type { NewReview, Stretch } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { chooseFor } from "./candidates.ts";

/** Gives the reviews that a commit opens to people, all of them together; where no workflow asks for it it costs nothing. */
export async function assignNew(tx: Transaction, world: WorkerWorld, stretches: readonly Stretch[]): Promise<void> {
  const opened = stretches.flatMap(openedBy);
  if (opened.length === 0) return;
  const refused = await recusedFrom(tx, opened);
  const now = world.clock.now();
  const choices = await chooseFor(
    tx,
    opened.map(({ caseId, asked }) => ({ ...asked, barred: [...asked.barred, ...(refused.get(caseId) ?? [])] })),
    now,
  );
  for (const { review } of opened) {
    const choice = choices.get(review.id);
    review.assignee = choice?.assignee ?? null;
    review.assigned_at = review.assignee === null ? null : now;
    review.assign_note = choice?.because ?? null;
  }
  await notePeople(
    tx,
    "assigned",
    opened.flatMap(({ review: { id, assignee } }) =>
      assignee === null ? [] : [{ person: assignee, review: id, ref: "" }],
    ),
    world,
  );
}

interface Opened {
  caseId: string;
  review: NewReview;
  asked: Unassigned;
}

function openedBy({ work, stop }: Stretch): Opened[] {
  const { assign } = work.compiled.who;
  if (assign?.by !== "least-loaded") return [];
  return [...work.audits, ...(stop.kind === "review" ? [stop.review] : [])].map((review) => ({
    caseId: work.row.id,
    review,
    asked: { id: review.id, group: review.assigned_group, skills: assign.skills, barred: review.barred },
  }));
}

async function recusedFrom(tx: Transaction, opened: readonly Opened[]): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ id: string; people: string[] }>(
    `select case_id as id, array_agg(person) as people from surety.recusals where case_id = any($1) group by 1`,
    [opened.map(({ caseId }) => caseId)],
  );
  return new Map(rows.map(({ id, people }) => [id, people]));
}
