import type { ReviewSummary } from "@surety/core/wire/review";
import type { Database } from "../storage/database.ts";
import { Conditions, containing } from "./conditions.ts";
import { isUuid, limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";
import { plantedSource, stillPlanted } from "./planted.ts";
import { type ReviewRow, reviewColumns, reviewSummaryOf } from "./review-summary.ts";

export interface ReviewFilter extends PageRequest {
  queue?: string | undefined;
  workflow?: string | undefined;
  /** `open` includes what somebody holds at the moment. */
  status?: ReviewSummary["status"] | undefined;
  q?: string | undefined;
  sort?: "due" | "newest" | "uncertain" | undefined;
  /** Who reads: nobody is shown a planted case that they know already, and machines none at all. */
  person?: string | undefined;
}

interface Order {
  /** Expressions that the indexes of migration 002 are made of. */
  key: string | null;
  type: string;
  direction: "asc" | "desc";
}

const orders: Record<NonNullable<ReviewFilter["sort"]>, Order> = {
  due: { key: "coalesce(r.due_at, timestamptz 'infinity')", type: "timestamptz", direction: "asc" },
  newest: { key: null, type: "", direction: "desc" },
  uncertain: {
    key: "(case r.kind when 'review' then coalesce(r.confidence, 0) when 'audit' then 1 else 0 end)",
    type: "float8",
    direction: "asc",
  },
};

/** The inbox: what people still have to decide unless another status is asked for, the most urgent first. */
export async function listReviews(database: Database, filter: ReviewFilter): Promise<Page<ReviewSummary>> {
  const limit = limitOf(filter);
  const status = filter.status ?? "open";
  const order = orders[filter.sort ?? (status === "decided" || status === "closed" ? "newest" : "due")];
  const conditions = new Conditions();
  if (status === "open") conditions.add("r.status in ('open','claimed')");
  else conditions.add("r.status = #", status);
  conditions.add("r.queue = #", filter.queue);
  conditions.add("r.workflow = #", filter.workflow);
  if (filter.q !== undefined && isUuid(filter.q)) conditions.add("(r.id = # or r.case_id = #)", filter.q);
  else conditions.add("(r.title ilike # or r.preview ilike #)", containing(filter.q));
  after(conditions, order, filter);
  const by = [order.key, "r.id"].flatMap((key) => (key === null ? [] : [`${key} ${order.direction}`])).join(", ");
  const where = conditions.where();
  const person = conditions.parameter(filter.person ?? null);
  // Each half keeps its own index and is short; then the two are put into one order.
  const half = (from: string, more: string) =>
    `(select ${reviewColumns}, (${order.key ?? "r.id"})::text as place, ${order.key ?? "r.id"} as first
      from ${from} ${where} ${more} order by ${by} limit ${limit + 1})`;
  const rows = await database.query<ReviewRow & { place: string }>(
    `${half("surety.reviews r join surety.cases c on c.id = r.case_id", "")} union all
     ${half(plantedSource, `and ${stillPlanted} and not (${person}::text = any(r.known_to)) and ${person}::text is not null`)}
     order by first ${order.direction}, id ${order.direction} limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(rows, limit, reviewSummaryOf, (row) => (order.key === null ? [row.id] : [row.place, row.id]));
}

function after(conditions: Conditions, order: Order, filter: ReviewFilter): void {
  const place = readCursor(filter, order.key === null ? 1 : 2);
  if (place === null) return;
  const [first, second] = place.map((part) => conditions.parameter(part));
  const beyond = order.direction === "asc" ? ">" : "<";
  if (order.key === null) conditions.add(`r.id ${beyond} ${first}::uuid`);
  else conditions.add(`(${order.key}, r.id) ${beyond} (${first}::${order.type}, ${second}::uuid)`);
}
