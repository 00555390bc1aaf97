import { isHeldByOther, type HeldReview, refuseUnlessDecidable, reviewNotFound } from "../commands/review-row.ts";
import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";

export type ReviewTable = "surety.reviews" | "surety.planted_reviews";

/** A review as far as giving it is concerned, real or planted: nobody can tell them apart by it. */
export interface EitherReview extends Pick<
  ReviewRow,
  | "id"
  | "case_id"
  | "workflow"
  | "kind"
  | "queue"
  | "status"
  | "four_eyes"
  | "claimed_by"
  | "claimed_until"
  | "assignee"
  | "assigned_group"
  | "others_may"
  | "barred"
  | "unblinded_by"
> {
  table: ReviewTable;
  version: string;
  holder: string | null;
  /** Who cannot be asked: they have a vote on it, or know the planted case. */
  spent: string[];
}

const columns = `r.id, r.case_id, r.workflow, r.kind, r.queue, r.status, r.four_eyes, r.claimed_by, r.claimed_until, r.assignee, r.assigned_group,
  r.others_may, r.barred, surety.name_of(r.claimed_by) as holder`;
const votes = (table: string) =>
  `array(select d.person from surety.${table} d where d.review_id = r.id and d.undone_at is null)`;

const sources: Record<ReviewTable, string> = {
  "surety.reviews": `select ${columns}, r.unblinded_by, 'surety.reviews' as table, c.version, r.unblinded_by || ${votes("decisions")} as spent
    from surety.reviews r join surety.cases c on c.id = r.case_id`,
  "surety.planted_reviews": `select ${columns}, '{}'::text[] as unblinded_by, 'surety.planted_reviews' as table, r.detail #>> '{version,hash}' as version,
    r.known_to || ${votes("planted_decisions")} as spent from surety.planted_reviews r`,
};
const tables = Object.keys(sources) as ReviewTable[];

/** The review, held until the transaction ends. Throws `review-not-found`. */
export async function lockEither(tx: Queryable, id: string): Promise<EitherReview> {
  for (const table of tables) {
    const [row] = await tx.query<EitherReview>(`${sources[table]} where r.id = $1 for update of r`, [id]);
    if (row !== undefined) return row;
  }
  throw reviewNotFound(id);
}

/** The same without holding it; null where there is none. */
export async function readEither(database: Queryable, id: string): Promise<EitherReview | null> {
  for (const table of tables) {
    const [row] = await database.query<EitherReview>(`${sources[table]} where r.id = $1`, [id]);
    if (row !== undefined) return row;
  }
  return null;
}

/** Those of these reviews that nobody has in their hands, held until the transaction ends; others' locks are passed by. */
export async function lockFree(tx: Queryable, where: string, values: unknown[], now: Date): Promise<EitherReview[]> {
  const found: EitherReview[] = [];
  for (const table of tables)
    found.push(
      ...(await tx.query<EitherReview>(
        `${sources[table]} where r.status in ('open','claimed') and ${where} order by r.id limit 500 for update of r skip locked`,
        values,
      )),
    );
  return found.filter((one) => !isHeldByOther(one, "", now));
}

/** Throws where it is decided, or in somebody else's hands. */
export function refuseUnlessFree(review: EitherReview, actor: Actor, now: Date): void {
  refuseUnlessDecidable(review as EitherReview & HeldReview, actor, now);
}
