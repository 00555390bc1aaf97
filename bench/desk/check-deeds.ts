import type { Database } from "../../packages/server/src/storage/database.ts";
import type { Deed } from "./reviewer.ts";

const verdicts: Partial<Record<Deed["deed"], string>> = {
  answer: "decide",
  reject: "reject",
  "none fits": "out-of-scope",
};

interface Stored {
  review: string;
  verdict: string;
  undone: boolean;
  settled: boolean;
}

/**
 * Compares what the reviewer did with what the database says: one decision for each answer, with its verdict; none for
 * what was skipped; an undone one where it was taken back. Gives a sentence for each difference.
 */
export async function checkDeeds(database: Database, deeds: readonly Deed[]): Promise<string[]> {
  const stored = await database.query<Stored>(
    `select d.review_id as review, d.verdict, d.undone_at is not null as undone, r.status in ('deciding','decided') as settled
     from surety.decisions d join surety.reviews r on r.id = d.review_id order by d.at`,
  );
  const found = Map.groupBy(stored, ({ review }) => review);
  const wanted = wantedOf(deeds);
  const missing = [...wanted].flatMap(([review, list]) => {
    const there = (found.get(review) ?? []).map(({ verdict, undone }) => `${verdict}${undone ? " (undone)" : ""}`);
    return JSON.stringify(there) === JSON.stringify(list)
      ? []
      : [`${review}: wanted ${list.join(", ")}, found ${there.join(", ")}`];
  });
  const strange = [...found.keys()]
    .filter((review) => !wanted.has(review))
    .map((review) => `${review}: nobody decided it`);
  return [...missing, ...strange];
}

function wantedOf(deeds: readonly Deed[]): Map<string, string[]> {
  const wanted = new Map<string, string[]>();
  let last: string | null = null;
  for (const { deed, review, sample } of deeds) {
    const verdict = verdicts[deed];
    if (verdict !== undefined) wanted.set(review, [...(wanted.get(review) ?? []), verdict]);
    if (verdict !== undefined) last = review;
    if (deed !== "undo" || last !== sample.to) continue;
    const said = wanted.get(last) ?? [];
    wanted.set(last, [...said.slice(0, -1), `${said.at(-1) ?? ""} (undone)`]);
  }
  return wanted;
}
