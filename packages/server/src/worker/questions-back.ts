import type { Run, Task } from "@surety/core/ports/engine";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { QuestionBack } from "../storage/deciding-schema.ts";
import type { StoredDecision } from "./claim-cases.ts";
import type { Stretch } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

export const questionExpiresTask = "question-expires";

/** What the senders of these cases were asked; most cases were never sent back, and cost no query. */
export async function readQuestions(
  database: Queryable,
  caseIds: readonly string[],
  decisions: ReadonlyMap<string, readonly StoredDecision[]>,
): Promise<Map<string, QuestionBack[]>> {
  const asked = caseIds.filter((id) => decisions.get(id)?.some(({ verdict }) => verdict === "send-back"));
  if (asked.length === 0) return new Map();
  const rows = await database.query<QuestionBack>(
    "select * from surety.questions_back where case_id = any($1) and state <> 'withdrawn' order by asked_at, id",
    [asked],
  );
  return Map.groupBy(rows, (row) => row.case_id);
}

/**
 * Writes how far the questions of these stretches are, in the commit of the stretch. An answer that came while the sender
 * was still being told is not lost: its case goes on at once.
 */
export async function writeQuestions(
  tx: Transaction,
  world: WorkerWorld,
  stretches: readonly Stretch[],
): Promise<void> {
  for (const { work, stop } of stretches) {
    const { asking, resumed } = work;
    const now = world.clock.now();
    if (resumed !== null)
      await tx.query("update surety.questions_back set taken_up_at = $2 where id = $1", [resumed.id, now]);
    if (asking === null) continue;
    if (stop.kind === "callback") await beginWaiting(tx, world, asking, work.compiled.review.sendBack.withinMs);
    if (stop.kind === "review" || stop.kind === "failed")
      await tx.query("update surety.questions_back set state = 'ended' where id = $1 and state = 'asking'", [
        asking.id,
      ]);
  }
}

async function beginWaiting(
  tx: Transaction,
  world: WorkerWorld,
  { id, case_id }: QuestionBack,
  withinMs: number,
): Promise<void> {
  const expires = new Date(world.clock.now().getTime() + withinMs);
  const waiting = await tx.query(
    "update surety.questions_back set state = 'waiting', expires_at = $2 where id = $1 and state = 'asking' returning id",
    [id, expires],
  );
  if (waiting.length === 0) return goOn(tx, world, case_id);
  const payload = { question: id };
  const task: Task = { id: `expires:${id}`, name: questionExpiresTask, payload, delaySeconds: withinMs / 1000 };
  await world.engine().enqueueTasks(tx, [task]);
}

/** The case has what it waited for; `retry` so that a paused workflow keeps it until it goes on. */
export async function goOn(tx: Transaction, world: WorkerWorld, caseId: string): Promise<void> {
  const run: Run = { id: world.newId(), caseIds: [caseId] };
  await tx.query(
    "update surety.cases set waiting_for = 'retry', run_id = $2 where id = $1 and status = 'waiting' and owner is null",
    [caseId, run.id],
  );
  await world.engine().enqueue(tx, [run]);
}

/** Nobody has answered in time: the case comes back to the desk. What was answered meanwhile stays answered. */
export async function questionExpires(world: WorkerWorld, { payload }: Pick<Task, "payload">): Promise<void> {
  const id = String(payload["question"]);
  await world.database.transaction(async (tx) => {
    const [row] = await tx.query<Pick<QuestionBack, "case_id" | "workflow" | "state">>(
      `update surety.questions_back q set state = case when c.waiting_for = 'callback' and c.status = 'waiting' then 'timed-out' else 'ended' end
       from surety.cases c where c.id = q.case_id and q.id = $1 and q.state = 'waiting' returning q.case_id, q.workflow, q.state`,
      [id],
    );
    if (row?.state !== "timed-out") return;
    await goOn(tx, world, row.case_id);
    tx.afterCommit(() => world.live.changed("case", [row], [row.case_id]));
  });
}
