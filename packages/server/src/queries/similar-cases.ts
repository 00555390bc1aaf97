import type { ReviewDetail } from "@surety/core/wire/review";
import type { Queryable } from "../storage/database.ts";
import { toBeAnsweredBlind } from "./hides-answer.ts";

const recentCases = 200;
const mostShown = 5;
const leastSimilarity = 0.15;

/** The latest cases of the same workflow that are done, not to be answered blind by somebody, and share words with this one, nearest first. */
export async function similarCases(
  database: Queryable,
  subject: { id: string; workflow: string; input: Record<string, unknown> },
): Promise<ReviewDetail["similar"]> {
  const rows = await database.query<{ id: string; title: string; answer: string; input: Record<string, unknown> }>(
    `select id, title, answer, input from surety.cases c
     where workflow = $1 and status = 'done' and answer is not null and id <> $2 and not ${toBeAnsweredBlind("c.id")}
     order by id desc limit ${recentCases}`,
    [subject.workflow, subject.id],
  );
  const words = wordsOf(subject.input);
  return rows
    .map((row) => ({
      caseId: row.id,
      title: row.title,
      answer: row.answer,
      similarity: overlap(words, wordsOf(row.input)),
    }))
    .filter((one) => one.similarity >= leastSimilarity)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, mostShown);
}

function wordsOf(input: Record<string, unknown>): Set<string> {
  const text = Object.values(input)
    .filter((value) => typeof value === "string")
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
