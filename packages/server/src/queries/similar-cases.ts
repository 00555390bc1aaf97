import { inputTexts } from "@surety/core/trigger/input-texts";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { Queryable } from "../storage/database.ts";
import { toBeAnsweredBlind } from "./hides-answer.ts";
import { pastCases } from "./past-cases.ts";

const recentCases = 200;
/** So many are looked through for them; where most are still to be answered blind, fewer are found. */
const lookedThrough = 600;
const mostShown = 5;
const leastSimilarity = 0.15;

/**
 * The latest cases of the same workflow that are done, not to be answered blind by somebody, and share words with this
 * one, nearest first. Without `source`, the case that a planted one is made from.
 */
export async function similarCases(
  database: Queryable,
  subject: { id: string; workflow: string; input: Record<string, unknown> },
  source?: string,
): Promise<ReviewDetail["similar"]> {
  const rows = await database.query<{ id: string; input: Record<string, unknown> }>(
    `select id, input from (
       select id, input from surety.cases where workflow = $1 and status = 'done' and answer is not null
       order by id desc limit ${lookedThrough}
     ) as c where id <> $2 and id is distinct from $3 and not ${toBeAnsweredBlind("c.id")}
     order by id desc limit ${recentCases}`,
    [subject.workflow, subject.id, source ?? null],
  );
  const words = wordsOf(subject.input);
  const nearest = rows
    .map(({ id, input }) => ({ id, similarity: overlap(words, wordsOf(input)) }))
    .filter((one) => one.similarity >= leastSimilarity)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, mostShown);
  const found = await pastCases(
    database,
    nearest.map(({ id }) => id),
  );
  return nearest.flatMap(({ id, similarity }) => {
    const past = found.get(id);
    return past === undefined ? [] : [{ ...past, similarity }];
  });
}

function wordsOf(input: Record<string, unknown>): Set<string> {
  const text = inputTexts(input)
    .map(([, one]) => one)
    .join(" ");
  return new Set(
    text
      .slice(0, 4000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );
}

/** Shared words over all words (Jaccard). */
function overlap(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
