import { auditDraw } from "@surety/core/gate/audit-draw";
import { dueTime } from "@surety/core/review/due-time";
import { plantedCase } from "@surety/core/review/planted-case";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { assignAgain } from "../assign/assign-again.ts";
import { lockEither } from "../assign/either-review.ts";
import { overdueTasks } from "../notify/overdue-reviews.ts";
import { tellReviews } from "../notify/tell-reviews.ts";
import { readCase } from "../queries/read-case.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import { searchVector } from "../storage/search-text.ts";
import { escalationTasks } from "../worker/escalate-review.ts";
import type { WorkerWorld } from "../worker/world.ts";

interface Source {
  review: ReviewRow;
  expected: Record<string, string>;
  wrong: boolean;
  knownTo: string[];
}

/**
 * Puts a case whose answer is known into the queue of a review that was just decided, as often as the workflow states. It
 * is chosen by a draw from the review alone, so a retried transaction plants no second one.
 */
export async function plantCase(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  workflow: Pick<CompiledWorkflow, "document" | "review">,
): Promise<void> {
  const { plantedCases } = workflow.document.labels;
  if (review.kind !== "review" || auditDraw("plant", review.id) >= plantedCases) return;
  const source = await sourceFor(tx, review);
  const detail = source === null ? null : await readCase(tx, source.review.case_id);
  if (source === null || detail === null) return;
  const now = world.clock.now();
  const ids = { case: world.newId(), review: world.newId() };
  const due = dueTime(workflow.review, now);
  const before = workflow.document.flow.slice(0, source.review.block + 1);
  const known = new Set(before.flatMap((one) => ("prepare" in one ? Object.keys(one.prepare) : [])));
  const asked = { ...detail, prepared: detail.prepared.filter(({ name }) => known.has(name)) };
  const planted = plantedCase(asked, ids, source.review.created_at, now);
  await tx.query(
    `insert into surety.planted_reviews (id, case_id, workflow, block, queue, status, stakes, four_eyes, undo_seconds, title, preview,
       confidence, due_at, created_at, answer, detail, expected, wrong_suggestion, source_case, known_to, suggestion,
       value_micros, currency, certainty, reason, questions, search, assigned_group, others_may, claim_minutes, barred)
     values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
       $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)`,
    [
      ids.review,
      ids.case,
      review.workflow,
      source.review.block,
      review.queue,
      source.review.stakes,
      source.review.four_eyes,
      source.review.undo_seconds,
      source.review.title,
      source.review.preview,
      source.review.confidence,
      // As a real review of now: a due time that nobody's hours allow would give it away.
      due,
      now,
      planted.answer,
      JSON.stringify(planted),
      JSON.stringify(source.expected),
      source.wrong,
      source.review.case_id,
      source.knownTo,
      source.review.suggestion,
      source.review.value_micros,
      source.review.currency,
      source.review.certainty ?? source.review.confidence ?? 0,
      source.review.reason ?? planted.judgments.find(({ route }) => route === "review")?.reason.code ?? null,
      planted.judgments.filter(({ block }) => block === source.review.block).map(({ name }) => name),
      source.review.search ?? searchVector(source.review.title, source.review.preview),
      review.assigned_group,
      review.others_may,
      review.claim_minutes,
      source.review.barred,
    ],
  );
  await assignAgain(tx, world, [await lockEither(tx, ids.review)]);
  const opened = { id: ids.review, queue: review.queue, created_at: now };
  await world.engine().enqueueTasks(tx, escalationTasks(workflow, opened));
  if (workflow.document.review.notify === undefined) return;
  const { stakes } = source.review;
  const told = { ...opened, case_id: ids.case, workflow: review.workflow, stakes, due_at: due };
  await tellReviews(tx, world, { id: ids.review, event: "review.created", reviews: [told], planted: true });
  await world.engine().enqueueTasks(tx, overdueTasks(ids.review, [told]));
}

/**
 * A decided case of the same queue whose every answer two voices stand behind, and that was not planted yet. Half of the
 * time one on which the machine was wrong, where there is one: agreeing with it is what must not pass.
 */
async function sourceFor(tx: Queryable, review: ReviewRow): Promise<Source | null> {
  const wantsWrong = auditDraw("plant wrong", review.id) < 0.5;
  const [found] = await tx.query<{ id: string; expected: Record<string, string>; wrong: boolean; knownTo: string[] }>(
    `select r.id, jsonb_object_agg(j.name, l.value) as expected, bool_or(l.value is distinct from j.value) as wrong,
       array(select person from surety.decisions d where d.case_id = r.case_id
         union select o.person from surety.opinions o join surety.labels a on a.id = o.label_id where a.case_id = r.case_id) as "knownTo"
     from surety.reviews r join surety.judgments j on j.case_id = r.case_id and j.block = r.block and j.route = 'review'
       left join surety.labels l on l.case_id = r.case_id and l.judgment = j.name and l.source = 'review' and l.confirmed is not null
         and l.disputed_at is null and l.confirmed <> 'unopposed'
     where r.workflow = $1 and r.queue = $2 and r.kind = 'review' and r.status = 'decided' and r.case_id <> $3
       and not exists (select from surety.planted_reviews p where p.source_case = r.case_id)
       -- What was put right in a case, or brought to it later, is not in the picture of how it looked.
       and not exists (select from surety.decisions d where d.case_id = r.case_id and d.undone_at is null
         and (d.edits <> '[]' or d.verdict in ('judge-again','send-back','split')))
     group by r.id, r.case_id having bool_and(l.id is not null)
     order by bool_or(l.value is distinct from j.value) = $4 desc, md5(r.id::text || $5) limit 1`,
    [review.workflow, review.queue, review.case_id, wantsWrong, review.id],
  );
  if (found === undefined) return null;
  const [source] = await tx.query<ReviewRow>("select * from surety.reviews where id = $1", [found.id]);
  return source === undefined ? null : { review: source, ...found };
}
