import type { ReviewSummary } from "@surety/core/wire/review";
import type { ReviewFilter, ReviewSort } from "@surety/core/wire/review-list";
import type { Database } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";
import { plantedFor, plantedSource } from "./planted.ts";
import { addReviewFilter, type Looker, waits } from "./review-conditions.ts";
import { listedReview, type ReviewRow, reviewColumns, reviewSummaryOf } from "./review-summary.ts";

export interface ReviewRequest extends ReviewFilter, PageRequest {
  /** `open` includes what somebody holds at the moment. */
  status?: ReviewSummary["status"] | undefined;
}

interface Order {
  /** Expressions that the indexes of migrations 001 and 019 are made of. */
  key: string | null;
  type: string;
  direction: "asc" | "desc";
}

const orders: Record<ReviewSort, Order> = {
  due: { key: "coalesce(r.due_at, timestamptz 'infinity')", type: "timestamptz", direction: "asc" },
  value: { key: "coalesce(r.value_micros, -9223372036854775808)", type: "bigint", direction: "desc" },
  uncertain: { key: "coalesce(r.certainty, 0)", type: "float8", direction: "asc" },
  newest: { key: null, type: "", direction: "desc" },
};

/**
 * The inbox: what people still have to decide unless another status is asked for, the most urgent first. To whom decides
 * (`masked`) all rows look alike: audits are reviews, and what the machine thinks is on the review itself.
 */
export async function listReviews(
  database: Database,
  request: ReviewRequest,
  looker: Looker,
  masked = false,
): Promise<Page<ReviewSummary>> {
  const limit = limitOf(request);
  const status = request.status ?? "open";
  const order = orders[request.sort ?? (status === "decided" || status === "closed" ? "newest" : "due")];
  const conditions = new Conditions();
  if (status === "open") conditions.add(waits);
  else conditions.add("r.status = #", status);
  addReviewFilter(conditions, request, looker);
  after(conditions, order, request);
  const key = order.key ?? "r.id";
  const by = [order.key, "r.id"].flatMap((each) => (each === null ? [] : [`${each} ${order.direction}`])).join(", ");
  const where = conditions.where();
  // The page is found in an index, then its rows are read; each half keeps its own, and both are put into one order.
  const half = (table: string, more: string, source: string) =>
    `(select ${reviewColumns}, page.place, page.first from (
        select r.id, (${key})::text as place, ${key} as first from ${table} r ${where} ${more} order by ${by} limit ${limit + 1}
      ) as page join ${source} on r.id = page.id)`;
  const person = conditions.parameter(looker.person);
  // Whoever has seen the answer of an audit cannot give it any more: it waits for somebody else.
  const theirs = `and not coalesce(${person}::text = any(r.unblinded_by), false)`;
  const real = half("surety.reviews", theirs, "(surety.reviews r join surety.cases c on c.id = r.case_id)");
  const planted = half("surety.planted_reviews", `and ${plantedFor(person)}`, `(${plantedSource})`);
  const rows = await database.query<ReviewRow & { place: string }>(
    `${real} union all ${planted} order by first ${order.direction}, id ${order.direction} limit ${limit + 1}`,
    conditions.values,
  );
  const item = (row: ReviewRow) => (masked ? listedReview(reviewSummaryOf(row)) : reviewSummaryOf(row));
  return pageFrom(rows, limit, item, (row) => (order.key === null ? [row.id] : [row.place, row.id]));
}

function after(conditions: Conditions, order: Order, request: PageRequest): void {
  const place = readCursor(request, order.key === null ? 1 : 2);
  if (place === null) return;
  const [first, second] = place.map((part) => conditions.parameter(part));
  const beyond = order.direction === "asc" ? ">" : "<";
  if (order.key === null) conditions.add(`r.id ${beyond} ${first}::uuid`);
  else conditions.add(`(${order.key}, r.id) ${beyond} (${first}::${order.type}, ${second}::uuid)`);
}
