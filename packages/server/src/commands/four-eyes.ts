import { UserError } from "@surety/core/errors/user-error";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { Correction } from "@surety/core/review/correction";
import type { Verdict } from "@surety/core/review/verdict";
import type { Queryable } from "../storage/database.ts";
import { isEdited, type SentDraft } from "@surety/core/review/drafts";
import type { Actor } from "./commands.ts";

/** What one person said about a review. */
export interface Vote {
  person: string;
  answers: Record<string, string>;
  verdict: Verdict;
  edits: readonly Correction[];
  drafts: readonly SentDraft[];
  /** The bulk that it was said in: to many cases at once, which is not a look at each. */
  bulk?: string | undefined;
}

/** Whether the last vote is shared by another person, which is what four eyes ask for. */
export function agree(votes: readonly Vote[]): boolean {
  const last = votes.at(-1);
  return last !== undefined && votes.some((one) => one.person !== last.person && same(one, last));
}

function same(one: Vote, other: Vote): boolean {
  const names = Object.keys(one.answers);
  return (
    one.verdict === other.verdict &&
    names.length === Object.keys(other.answers).length &&
    names.every((name) => one.answers[name] === other.answers[name]) &&
    canonicalJson({ edits: one.edits, texts: editedTexts(one) }) ===
      canonicalJson({ edits: other.edits, texts: editedTexts(other) })
  );
}

/** Nothing is sent that two have not seen: whoever edits a text agrees with those who wrote the same. A draft can name its reader. */
function editedTexts({ drafts }: Vote): object[] {
  return drafts.filter(isEdited).map(({ action, field, sent }) => ({ action, field, sent }));
}

/** The votes that count so far. Throws where the actor has one already, or has no eyes. */
export async function votesBefore(tx: Queryable, reviewId: string, actor: Actor): Promise<Vote[]> {
  if (actor.kind !== "person")
    throw new UserError({
      code: "needs-person",
      message: "Two people must see this case; a key is not one of them.",
      remedy: "Sign in and decide it in the inbox.",
    });
  const votes = await tx.query<Vote>(
    "select person, answers, verdict, edits, drafts from surety.decisions where review_id = $1 and undone_at is null order by at, id",
    [reviewId],
  );
  if (votes.some((one) => one.person === actor.id)) throw needsSecondPerson();
  return votes;
}

/** Whether this person has a vote on the review that they have not taken back. */
export async function hasVoted(tx: Queryable, reviewId: string, person: string): Promise<boolean> {
  const rows = await tx.query(
    "select 1 from surety.decisions where review_id = $1 and person = $2 and undone_at is null limit 1",
    [reviewId, person],
  );
  return rows.length > 0;
}

export function needsSecondPerson(): UserError {
  return new UserError({
    code: "needs-second-person",
    message: "You have decided this already; somebody else must decide now.",
    remedy: "Take your decision back first if you have changed your mind.",
  });
}
