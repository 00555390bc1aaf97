import { parseDuration } from "@surety/core/trigger/duration";
import type { ReviewFilter } from "@surety/core/wire/review-list";
import { searchQuery } from "../storage/search-text.ts";
import type { Conditions } from "./conditions.ts";
import { isUuid } from "./page.ts";

/** Who looks, and when: filters speak of "me" and "overdue". */
export interface Looker {
  /** Null for machines, which hold nothing by hand and are shown no planted case. */
  person: string | null;
  now: Date;
  /** The open reviews that they must not decide: they see none of them, and no count has them. */
  barred: readonly string[];
}

/** What people still have to decide; the indexes of the inbox are made for these words. */
export const waits = "r.status in ('open','claimed')";

/** Adds what a filter asks of a review `r`, real or planted, in columns that both have. */
export function addReviewFilter(conditions: Conditions, filter: ReviewFilter, looker: Looker): void {
  conditions.add("r.queue = #", filter.queue);
  conditions.add("r.workflow = #", filter.workflow);
  conditions.add("r.assignee = #", filter.assignee === "me" ? (looker.person ?? "") : filter.assignee);
  conditions.add("r.assigned_group = #", filter.group);
  if (looker.barred.length > 0) conditions.add("r.id <> all(#::uuid[])", looker.barred);
  conditions.add("r.stakes = #", filter.stakes);
  conditions.add("r.reason = #", filter.reason);
  conditions.add("# = any(r.questions)", filter.question);
  conditions.add("r.block = #", filter.block);
  conditions.add("r.certainty >= #", filter.confidenceFrom);
  conditions.add("r.certainty <= #", filter.confidenceTo);
  conditions.add(
    "r.value_micros >= #",
    filter.valueFrom === undefined ? undefined : Math.round(filter.valueFrom * 1e6),
  );
  conditions.add("r.created_at < #", before(filter.olderThan, looker.now));
  conditions.add("r.created_at >= #", before(filter.youngerThan, looker.now));
  conditions.add("r.due_at < #", dueBefore(filter.due, looker.now));
  addHolder(conditions, filter.holder, looker);
  addSearch(conditions, filter.q);
}

function addHolder(conditions: Conditions, holder: ReviewFilter["holder"], { person, now }: Looker): void {
  if (holder === undefined) return;
  const held = `(r.status = 'claimed' and r.claimed_until > ${conditions.parameter(now)})`;
  if (holder === "nobody") conditions.add(`not ${held}`);
  else conditions.add(`${held} and r.claimed_by ${holder === "me" ? "=" : "<>"} #`, person ?? "");
}

function addSearch(conditions: Conditions, q: string | undefined): void {
  if (q === undefined) return;
  if (isUuid(q)) conditions.add("(r.id = # or r.case_id = #)", q);
  else conditions.add("r.search @@ #::tsquery", searchQuery(q) ?? undefined);
}

function before(duration: string | undefined, now: Date): Date | undefined {
  return duration === undefined ? undefined : new Date(now.getTime() - parseDuration(duration));
}

function dueBefore(due: string | undefined, now: Date): Date | undefined {
  if (due === undefined) return undefined;
  if (due === "overdue") return now;
  return /^\d+[smhd]$/.test(due) ? new Date(now.getTime() + parseDuration(due)) : new Date(due);
}
