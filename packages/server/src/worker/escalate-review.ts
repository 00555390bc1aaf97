import type { StartedTask, Task } from "@surety/core/ports/engine";
import { escalationPlan } from "@surety/core/review/escalation-plan";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import type { Stretch } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

export const escalateTaskName = "escalate-review";
const surety: Actor = { kind: "system", id: "escalation", name: "Surety", role: "owner" };

interface Opened {
  id: string;
  queue: string;
  created_at: Date;
}

interface Held {
  case_id: string;
  workflow: string;
  queue: string;
  status: string;
  until: Date | null;
}

/** The escalations of all reviews that these stretches open; enqueue them in the transaction that writes the reviews. */
export function escalationsOf(stretches: readonly Stretch[]): Task[] {
  return stretches.flatMap(({ work, stop }) =>
    [...work.audits, ...(stop.kind === "review" ? [stop.review] : [])].flatMap((review) =>
      escalationTasks(work.compiled, { ...review, created_at: new Date(review.created_at) }),
    ),
  );
}

/** What will move one review, unless it is decided before. */
export function escalationTasks({ review }: Pick<CompiledWorkflow, "review">, opened: Opened): Task[] {
  return escalationPlan(review, opened.queue, opened.created_at).map(({ step, at, from, to }) => ({
    id: `escalate:${opened.id}:${step}`,
    name: escalateTaskName,
    payload: { review: opened.id, step, from: JSON.stringify(from), to },
    delaySeconds: (at.getTime() - opened.created_at.getTime()) / 1000,
  }));
}

/**
 * Moves a review that nobody has decided to its next queue. What a person holds is left to them until their claim or
 * their time to undo is over; what is decided, or was moved already, stays where it is.
 */
export async function escalateReview(world: WorkerWorld, task: Pick<StartedTask, "payload">): Promise<void> {
  const { review, step, from, to } = task.payload;
  const id = String(review);
  await world.database.transaction(async (tx) => {
    const planted = (await tx.query("select 1 from surety.planted_reviews where id = $1", [id])).length > 0;
    const table = planted ? "surety.planted_reviews" : "surety.reviews";
    const held = await lock(tx, table, id);
    if (held === null || !(JSON.parse(String(from)) as string[]).includes(held.queue)) return;
    if (held.until !== null && held.until > world.clock.now()) {
      const again = { id: `escalate:${id}:${step}@${held.until.getTime()}`, name: escalateTaskName };
      const delaySeconds = (held.until.getTime() - world.clock.now().getTime()) / 1000 + 1;
      await world.engine().enqueueTasks(tx, [{ ...again, payload: task.payload, delaySeconds }]);
      return;
    }
    if (held.status === "deciding") return;
    // Whoever it was given to did not decide it: in its new queue it is for everybody.
    await tx.query(
      `update ${table} set queue = $2, assignee = null, assigned_group = null, assigned_at = null, assign_note = null where id = $1`,
      [id, to],
    );
    const line = lineOf(id, held.queue, String(to), world.clock.now());
    if (planted) await tellInPlanted(tx, id, line);
    else await tell(tx, id, held, String(to), line);
    tx.afterCommit(() => world.live.changed("review", [held], [id]));
  });
}

/** The review where it is not decided yet, with until when a person has it in their hands. */
async function lock(tx: Transaction, table: string, id: string): Promise<Held | null> {
  const [row] = await tx.query<Held>(
    `select case_id, workflow, queue, status, case status when 'claimed' then claimed_until when 'deciding' then undo_until end as until
     from ${table} where id = $1 and status in ('open', 'claimed', 'deciding') for update`,
    [id],
  );
  return row ?? null;
}

export interface Line {
  at: Date;
  kind: "review";
  title: string;
  detail: Record<string, string>;
}

function lineOf(review: string, from: string, to: string, at: Date): Line {
  return {
    at,
    kind: "review",
    title: `Nobody decided in time: moved from ${from} to ${to}`,
    detail: { review, from, to },
  };
}

/** The same line where a planted case keeps its own: without it, it would be known as one. */
export async function tellInPlanted(tx: Transaction, id: string, line: Line): Promise<void> {
  await tx.query(
    `update surety.planted_reviews set detail = jsonb_set(detail, '{timeline}', (detail->'timeline') || jsonb_build_array(
       $2::jsonb || jsonb_build_object('id', (coalesce(split_part(detail->'timeline'->-1->>'id', '.', 1), '0')::bigint + 1)::text)))
     where id = $1`,
    [id, JSON.stringify({ ...line, actor: null, milliseconds: null })],
  );
}

async function tell(tx: Transaction, id: string, { case_id, queue }: Held, to: string, line: Line): Promise<void> {
  await tx.query("insert into surety.timeline (case_id, at, kind, title, detail) values ($1, $2, $3, $4, $5)", [
    case_id,
    line.at,
    line.kind,
    line.title,
    JSON.stringify(line.detail),
  ]);
  const detail = { from: queue, to };
  await append(tx, { actor: surety, verb: "escalate review", object: `review ${id}`, detail }, line.at);
}
