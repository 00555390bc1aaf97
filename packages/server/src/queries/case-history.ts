import type { ReviewDetail } from "@surety/core/wire/review";
import type { Queryable } from "../storage/database.ts";
import { pastCases } from "./past-cases.ts";

const mostShown = 8;
/** Beyond this it is enough to know that there are many. */
const mostCounted = 100;

export interface HistorySubject {
  id: string;
  workflow: string;
  /** The case that a planted one is made from: its key is theirs, and its answer would give the planted one away. */
  source?: string | undefined;
}

/** Earlier cases of the same workflow and key, the latest first; null where the case has no key. */
export async function caseHistory(database: Queryable, subject: HistorySubject): Promise<ReviewDetail["history"]> {
  const { id, workflow, source } = subject;
  const [own] = await database.query<{ key: string | null }>(
    "select history_key as key from surety.cases where id = $1",
    [source ?? id],
  );
  const key = own?.key ?? null;
  if (key === null) return null;
  const earlier = await database.query<{ id: string }>(
    `select id from surety.cases where workflow = $1 and history_key = $2 and id < $3 and id is distinct from $4
     order by id desc limit ${mostCounted}`,
    [workflow, key, id, source ?? null],
  );
  const found = await pastCases(
    database,
    earlier.slice(0, mostShown).map((one) => one.id),
  );
  const items = earlier.flatMap((one) => found.get(one.id) ?? []);
  return { key: key.startsWith("sha256:") ? null : key, items, total: earlier.length };
}
