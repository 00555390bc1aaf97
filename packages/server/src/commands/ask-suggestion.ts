import { UserError } from "@surety/core/errors/user-error";
import { decisionRequest } from "@surety/core/wire/review";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { checkedAnswers } from "./review-answers.ts";
import { refuseUnlessDecidable, reviewNotFound } from "./review-row.ts";
import { refuseUnlessTheirs } from "./who-may-decide.ts";

type Asked = ReviewRow & { version: string; timed: boolean };

/**
 * Keeps that this person looks at what the machine thinks, and what they would have answered before: the first look counts
 * for good. Audits and planted cases are asked about in the same words and give the same answer.
 */
export async function askSuggestion(
  world: WorkerWorld,
  reviewId: string,
  answers: Record<string, string> | null,
  actor: Actor,
): Promise<void> {
  const review = await readAsked(world.database, reviewId);
  if (review === undefined) throw reviewNotFound(reviewId);
  refuseUnlessDecidable(review, actor, world.clock.now());
  await refuseUnlessTheirs(world.database, review, actor, world.clock.now());
  if (review.suggestion === "hidden" || review.timed) throw hidden();
  if (review.suggestion === "shown") return;
  const compiled = await world.definitions.version(review.version);
  const first = answers === null ? null : checkedAnswers(compiled, review.block, decisionRequest.parse({ answers }));
  await world.database.query(
    `insert into surety.suggestion_looks (review_id, person, first_answers, at) values ($1, $2, $3, $4)
     on conflict (review_id, person) do nothing`,
    [reviewId, actor.id, first === null ? null : JSON.stringify(first), world.clock.now()],
  );
}

async function readAsked(database: Queryable, id: string): Promise<Asked | undefined> {
  const timed = `exists (select from surety.baselines b where b.workflow = r.workflow and b.status = 'running') as timed`;
  const [real] = await database.query<Asked>(
    `select r.*, c.version, r.kind = 'review' and ${timed} from surety.reviews r join surety.cases c on c.id = r.case_id
     where r.id = $1`,
    [id],
  );
  if (real !== undefined) return real;
  const [planted] = await database.query<Asked>(
    `select r.*, r.detail #>> '{version,hash}' as version, 'review' as kind, '{}'::text[] as unblinded_by, ${timed}
     from surety.planted_reviews r where r.id = $1`,
    [id],
  );
  return planted;
}

function hidden(): UserError {
  return new UserError({
    code: "suggestion-hidden",
    message: "What the machine thinks is not shown here to whoever decides.",
    remedy: "Answer by what the case says.",
  });
}
