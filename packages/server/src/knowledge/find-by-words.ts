import { searchWords } from "@surety/core/review/search-words";
import type { Queryable } from "../storage/database.ts";

/** More words of a question add nothing but work. */
const mostWords = 60;

/**
 * The passages that share words with a text, best first: the rarer a word is in these bases, the more it counts (the weight
 * that BM25 gives to words; how often one stands in a passage hardly differs between short passages).
 */
export async function findByWords(
  database: Queryable,
  { bases, text, answers, most }: { bases: readonly string[]; text: string; answers: boolean | null; most: number },
): Promise<string[]> {
  const words = searchWords(text).slice(0, mostWords);
  if (words.length === 0 || bases.length === 0) return [];
  // Words have letters and digits only, so nothing in them needs an escape.
  const any = words.map((word) => `'${word}'`).join(" | ");
  const rows = await database.query<{ hash: string }>(
    `with held as materialized (select t.hash, t.words from surety.passage_texts t
         where t.words @@ $3::tsquery and ($5::boolean is null or (t.answer is not null) = $5) and exists (select from surety.knowledge_passages p where p.hash = t.hash and p.base = any($1))),
       said as (select h.hash, u.lexeme from held h cross join lateral unnest(h.words) u where u.lexeme = any($2)),
       total as (select count(distinct hash)::float8 as passages from surety.knowledge_passages where base = any($1)),
       weight as (select lexeme, ln(1 + (greatest(passages - count(*), 0) + 0.5) / (count(*) + 0.5)) as value from said, total group by lexeme, passages)
     select hash from said join weight using (lexeme) group by hash order by sum(value) desc, hash limit $4`,
    [bases, words, any, most, answers],
  );
  return rows.map(({ hash }) => hash);
}
