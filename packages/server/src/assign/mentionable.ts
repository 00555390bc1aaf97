import type { Mentionable } from "@surety/core/review/mentioned-in";
import { mustNotDecide, namesOf } from "../commands/who-may-decide.ts";
import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";
import { type EitherReview, readEither } from "./either-review.ts";

/** Everybody else who may see the case of this review; not who has voted on it: that would tell. */
export async function mentionable(
  database: Queryable,
  { barred }: Pick<EitherReview, "barred">,
  author: string,
): Promise<Mentionable[]> {
  return database.query<Mentionable>(
    `select id, name, email from surety.people p
     where id <> $1 and role <> 'viewer' and not (surety.names_of(p.id) && $2::text[]) order by lower(name), id`,
    [author, barred],
  );
}

/** Whom a note on this review can name; null where there is none. Throws for whoever must not see it. */
export async function readMentionable(
  database: Queryable,
  reviewId: string,
  actor: Actor,
): Promise<Mentionable[] | null> {
  const review = await readEither(database, reviewId);
  if (review === null) return null;
  const names = await namesOf(database, actor.id);
  if (names.some((name) => review.barred.includes(name))) throw mustNotDecide();
  return mentionable(database, review, actor.id);
}
