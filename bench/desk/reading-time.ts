import type { Database } from "../../packages/server/src/storage/database.ts";

const wordsPerSecond = 4;
const secondsToDecide = 3;
const spread = 0.35;

/**
 * Simulated seconds from readable to the key: three to decide, and reading subject and text at 240 words a minute, times a
 * log-normal factor (median 1, sigma 0.35), since people are not alike from case to case.
 */
export function readingSeconds(words: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return (secondsToDecide + words / wordsPerSecond) * Math.exp(spread * normal);
}

/** How many words each of these cases asks to be read. */
export async function wordsOf(database: Database, reviews: readonly string[]): Promise<Map<string, number>> {
  const rows = await database.query<{ id: string; words: number }>(
    `select r.id, array_length(regexp_split_to_array(trim(concat_ws(' ', c.input ->> 'subject', c.input ->> 'body')), '\\s+'), 1) as words
     from surety.reviews r join surety.cases c on c.id = r.case_id where r.id = any($1)`,
    [reviews],
  );
  return new Map(rows.map(({ id, words }) => [id, words]));
}
