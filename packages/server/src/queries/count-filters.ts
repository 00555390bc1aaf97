import type { ReviewFilter } from "@surety/core/wire/review-list";
import type { Queryable } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { plantedFor } from "./planted.ts";
import { addReviewFilter, type Looker, waits } from "./review-conditions.ts";

/** How many wait behind a filter, and how many of them are overdue. */
export interface FilterCount {
  open: number;
  overdue: number;
}

/** What filters read, all of it in the index `reviews_desk`: only a search reads more. */
const columns = `r.queue, r.workflow, r.due_at, r.status, r.stakes, r.block, r.claimed_by, r.claimed_until, r.created_at,
  r.certainty, r.value_micros, r.reason, r.questions, r.id, r.assignee, r.assigned_group`;

/** Counts exactly, for many filters in one pass over the index; what is searched for is counted by the index of words. */
export async function countFilters(
  database: Queryable,
  filters: readonly ReviewFilter[],
  looker: Looker,
): Promise<FilterCount[]> {
  const searched = filters.filter(({ q }) => q !== undefined);
  const plain = filters.filter(({ q }) => q === undefined);
  const counts = new Map<ReviewFilter, FilterCount>();
  const [together, ...apart] = await Promise.all([
    countPlain(database, plain, looker),
    ...searched.map((filter) => countSearched(database, filter, looker)),
  ]);
  for (const [at, filter] of plain.entries()) counts.set(filter, together[at] ?? none);
  for (const [at, filter] of searched.entries()) counts.set(filter, apart[at] ?? none);
  return filters.map((filter) => counts.get(filter) ?? none);
}

const none: FilterCount = { open: 0, overdue: 0 };

async function countPlain(
  database: Queryable,
  filters: readonly ReviewFilter[],
  looker: Looker,
): Promise<FilterCount[]> {
  if (filters.length === 0) return [];
  const [values, planted, now] = begin(looker);
  const sums = filters.flatMap((filter) => {
    const conditions = new Conditions(values);
    addReviewFilter(conditions, filter, looker);
    const where = conditions.all();
    return [`count(*) filter (where ${where})`, `count(*) filter (where ${where} and r.due_at < ${now})`];
  });
  const [row] = await database.query<{ counts: number[] }>(
    `select array[${sums.join(", ")}]::int[] as counts from ${waiting(columns, "true", planted)}`,
    values,
  );
  return filters.map((_, at) => ({ open: row?.counts[2 * at] ?? 0, overdue: row?.counts[2 * at + 1] ?? 0 }));
}

async function countSearched(database: Queryable, filter: ReviewFilter, looker: Looker): Promise<FilterCount> {
  const [values, planted, now] = begin(looker);
  const conditions = new Conditions(values);
  addReviewFilter(conditions, filter, looker);
  const [row] = await database.query<FilterCount>(
    `select count(*)::int as open, (count(*) filter (where r.due_at < ${now}))::int as overdue
     from ${waiting("r.due_at", conditions.all(), planted)}`,
    values,
  );
  return row ?? none;
}

function begin({ person, now }: Looker): [values: unknown[], planted: string, now: string] {
  const conditions = new Conditions();
  const planted = plantedFor(conditions.parameter(person));
  return [conditions.values, planted, `${conditions.parameter(now)}::timestamptz`];
}

/** Real and planted reviews that wait, as `r`. */
function waiting(columns: string, where: string, planted: string): string {
  return `(select ${columns} from surety.reviews r where ${waits} and ${where}
    union all select ${columns} from surety.planted_reviews r where ${waits} and ${planted} and ${where}) as r`;
}
