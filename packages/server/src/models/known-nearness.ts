import { isInMix, shareThatMixes, fewestToMix } from "@surety/core/language/mix-part";
import { knownOutside, type NearByFold } from "@surety/core/language/known-cases";
import type { SignalMix } from "@surety/core/language/signal-mix";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { LabelRow } from "./label-rows.ts";
import type { Learned } from "./learned-judgments.ts";
import type { AnsweredLabel } from "./provided-labels.ts";

/** Known cases of which a mix may be fitted, with what lies near the texts that may fit it. */
export interface NearKnown {
  hash: string;
  cases: number;
  near: ReadonlyMap<string, NearByFold>;
}

/**
 * Freezes the labels that may fit a mix; null where there is no sentence model to compare texts by, and for documents: no two
 * say the same, and words with their places are no sentences.
 */
export async function knownToMix(
  { known }: Pick<WorkerWorld, "known">,
  { kind }: Pick<Learned, "kind">,
  labels: readonly Pick<LabelRow, "text" | "value">[],
): Promise<NearKnown | null> {
  if (kind === "extract") return null;
  const part = labels.filter(({ text }) => isInMix(text, shareThatMixes(fewestToMix)));
  const frozen = await known.freeze(part.map(({ text, value }) => ({ text, label: value })));
  if (frozen === null) return null;
  const texts = [...new Set(part.map(({ text }) => text))];
  const near = await known.near(frozen.hash, texts);
  return { ...frozen, near: new Map(texts.map((text, at) => [text, near[at]!])) };
}

interface Nearness {
  id: string;
  same: number;
  nearest: number;
}

/** The labels with what the known cases of a mix say of their answers; as they are where it weighs none. */
export async function withKnown(
  { database, known }: Pick<WorkerWorld, "database" | "known">,
  mix: SignalMix | null,
  labels: readonly AnsweredLabel[],
): Promise<AnsweredLabel[]> {
  if (mix?.known === undefined) return [...labels];
  const hash = mix.known;
  const stored = new Set((await nearnessOf(database, hash, labels)).map(({ id }) => id));
  const missing = labels.filter(({ id }) => !stored.has(id));
  const near = await known.near(
    hash,
    missing.map(({ text }) => text),
  );
  const found = missing.map(({ id, answer }, at): Nearness => {
    const { sameByKnown = 0, nearKnown = 0 } = knownOutside(answer.value ?? "", near[at]!, []);
    return { id, same: sameByKnown, nearest: nearKnown };
  });
  await storeNearness(database, hash, found);
  return withStoredNearness(database, mix, labels);
}

/** The same of those that were compared already: whoever shows them does not wait for texts to be embedded. */
export async function withStoredNearness(
  database: Queryable,
  mix: SignalMix | null,
  labels: readonly AnsweredLabel[],
): Promise<AnsweredLabel[]> {
  if (mix?.known === undefined) return [...labels];
  const rows = await nearnessOf(database, mix.known, labels);
  const nearness = new Map(rows.map((row) => [row.id, row]));
  return labels.flatMap((one) => {
    const found = nearness.get(one.id);
    if (found === undefined) return [];
    const signals = { ...one.answer.signals, sameByKnown: found.same, nearKnown: found.nearest };
    return [{ ...one, answer: { ...one.answer, signals } }];
  });
}

const nearnessOf = (database: Queryable, hash: string, labels: readonly { id: string }[]): Promise<Nearness[]> =>
  database.query<Nearness>(
    "select label_id as id, same, nearest from surety.known_nearness where known = $1 and label_id = any($2)",
    [hash, labels.map(({ id }) => id)],
  );

/** Labels that are gone meanwhile are left out. */
async function storeNearness(database: Queryable, hash: string, found: readonly Nearness[]): Promise<void> {
  await database.query(
    `insert into surety.known_nearness (known, label_id, same, nearest)
     select $1, l.id, f.same, f.nearest from jsonb_to_recordset($2) as f(id uuid, same float8, nearest float8)
       join surety.labels l on l.id = f.id on conflict do nothing`,
    [hash, JSON.stringify(found)],
  );
}
