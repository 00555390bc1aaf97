import { FieldProblems } from "@surety/core/errors/field-problems";
import { UserError } from "@surety/core/errors/user-error";
import { checkCorrections } from "@surety/core/review/check-corrections";
import { moreRequest, type MoreRequest } from "@surety/core/wire/deciding";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { QuestionBack } from "../storage/deciding-schema.ts";
import type { ReviewRow, VerdictDetail } from "../storage/review-schema.ts";
import { goOn } from "../worker/questions-back.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readWaiting } from "../queries/read-question.ts";
import type { Actor } from "./commands.ts";

interface Asking {
  /** That of the decision. */
  id: string;
  person: string;
  detail: VerdictDetail | null;
}

/** Writes down what the sender is asked, in the transaction of the decision. */
export async function writeQuestion(
  tx: Queryable,
  world: WorkerWorld,
  review: ReviewRow,
  { id, person, detail }: Asking,
): Promise<void> {
  const question = detail?.question;
  if (question === undefined) return;
  await tx.query(
    `insert into surety.questions_back (id, case_id, review_id, workflow, person, question, fields, state, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'asking', $8)`,
    [id, review.case_id, review.id, review.workflow, person, question.text, question.fields, world.clock.now()],
  );
}

/** The decision that asked was taken back before anybody was told. */
export async function withdrawQuestion(tx: Queryable, review: Pick<ReviewRow, "id">): Promise<void> {
  await tx.query(
    "update surety.questions_back set state = 'withdrawn' where review_id = $1 and state in ('asking', 'answered')",
    [review.id],
  );
}

/**
 * Takes what the sender says: once, checked as the input was, and the case goes on in the same commit. `only` where it
 * answers this one question and no later one.
 */
export async function answerQuestion(
  world: WorkerWorld,
  caseId: string,
  request: MoreRequest,
  by: { kind: Actor["kind"] | "sender"; id: string; name: string },
  only?: string,
): Promise<void> {
  const { values, note } = moreRequest.parse(request);
  const waiting = await readWaiting(world.database, world.definitions, caseId);
  if (waiting === null || (only !== undefined && waiting.question.id !== only)) throw notAsked();
  const { compiled, facts, block } = waiting;
  const { corrections, problems } = checkCorrections(compiled, block, facts, values);
  const outside = Object.keys(values).filter((path) => !path.startsWith("/input/"));
  const all = [
    ...problems,
    ...outside.map((path) => ({ path, message: "It is no field of the input.", remedy: null })),
  ];
  if (all.length > 0) throw new FieldProblems("bad-answer-field", all);
  if (Object.keys(values).length === 0 && (note ?? "").trim() === "")
    throw new UserError({
      code: "empty-answer",
      field: "values",
      message: `Nothing was answered. The question is: ${waiting.question.question}`,
      remedy: "Give at least one of the fields that were asked for, or a note.",
    });
  await world.database.transaction(async (tx) => {
    const before = await lockQuestion(tx, waiting.question.id, world.clock.now());
    await tx.query(
      `update surety.questions_back set state = 'answered', answered_at = $2, answered_by = $3, answer = $4, edits = $5 where id = $1`,
      [
        before.id,
        world.clock.now(),
        JSON.stringify({ kind: by.kind, id: by.id, name: by.name }),
        note,
        JSON.stringify(corrections),
      ],
    );
    // While the sender is still being told, the run that tells them goes on with it.
    if (before.state === "waiting") await goOn(tx, world, caseId);
    tx.afterCommit(() => world.live.changed("case", [before], [caseId]));
  });
}

async function lockQuestion(tx: Transaction, id: string, now: Date): Promise<QuestionBack> {
  const [row] = await tx.query<QuestionBack>(
    `select q.* from surety.questions_back q join surety.cases c on c.id = q.case_id
     where q.id = $1 and q.state in ('asking', 'waiting') and c.status in ('running', 'waiting')
       and (q.expires_at is null or q.expires_at > $2) for update of q`,
    [id, now],
  );
  if (row === undefined) throw notAsked();
  return row;
}

function notAsked(): UserError {
  return new UserError({
    code: "not-asked",
    message: "This case does not wait for an answer: it was answered, came back to the desk, or ended.",
    remedy: "Read the case to see where it is.",
  });
}
