import type { Verdict } from "@surety/core/review/verdict";
import type { CaseFound, CaseSummary } from "@surety/core/wire/case";
import { noReason } from "@surety/core/review/no-reason";
import type { Database } from "../storage/database.ts";
import { type CaseRow, caseColumns, caseSummaryOf } from "./case-summary.ts";
import { foundIn } from "./found-cases.ts";
import { toBeAnsweredBlind } from "./hides-answer.ts";
import { Conditions, containing } from "./conditions.ts";
import { firstIdAt } from "./time-bounds.ts";
import { toldWhy } from "./told-reasons.ts";
import { isUuid, limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

export interface CaseFilter extends PageRequest {
  workflow?: string | undefined;
  status?: CaseSummary["status"] | undefined;
  route?: NonNullable<CaseSummary["route"]> | undefined;
  segment?: string | undefined;
  /** Cases in which this judgment was made; with `label`, those that it answered so; with `gate`, those it was let through so (`automated` is `automate` and `audit` together). */
  judgment?: string | undefined;
  label?: string | undefined;
  gate?: "automate" | "review" | "audit" | "automated" | undefined;
  /** Cases that a rate counts, of `judgment` where one is given. */
  found?: CaseFound | undefined;
  /** The place of an action, for what is found about its drafts. */
  action?: string | undefined;
  /** The version that they ran on, by its number or its hash. */
  version?: string | undefined;
  /** Cases of which an outcome of this name was told. */
  outcome?: string | undefined;
  /** Cases about which somebody said this, and why, as `toldReasons` counts them. */
  verdict?: Verdict | undefined;
  reason?: string | undefined;
  /** Arrived from this moment, and before that one (ISO 8601). */
  since?: string | undefined;
  until?: string | undefined;
  /** Part of the title or of the answer, or the whole id. */
  q?: string | undefined;
  sort?: "newest" | "oldest" | "uncertain" | undefined;
  /** Who reads: of what they may be asked to answer blind, no answer is shown, found or sorted by. */
  blindTo?: string | undefined;
}

/** Cases, newest first unless asked otherwise. Ids grow with time, so they are the order in time. */
export async function listCases(database: Database, filter: CaseFilter): Promise<Page<CaseSummary>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("c.workflow = #", filter.workflow);
  conditions.add("c.status = #", filter.status);
  conditions.add("c.route = #", filter.route);
  conditions.add("c.segment = #", filter.segment);
  conditions.add("c.id >= #::uuid", idAt(filter.since));
  conditions.add("c.id < #::uuid", idAt(filter.until));
  conditions.add("exists (select 1 from surety.outcomes o where o.case_id = c.id and o.name = #)", filter.outcome);
  const blind =
    filter.blindTo === undefined ? "false" : toBeAnsweredBlind("c.id", conditions.parameter(filter.blindTo));
  const told = filter.verdict !== undefined || filter.reason !== undefined;
  const tells = told || filter.label !== undefined || filter.found?.startsWith("audited-") === true;
  if (tells || filter.sort === "uncertain") conditions.add(`not ${blind}`);
  ranOn(conditions, filter.version);
  foundIn(conditions, filter);
  judged(conditions, filter);
  toldFor(conditions, filter);
  search(conditions, filter.q, blind);
  const order = filter.sort === "uncertain" ? byConfidence(conditions, filter) : byTime(conditions, filter);
  const rows = await database.query<CaseRow>(
    `select ${caseColumns}, ${blind} as blind from surety.cases c ${conditions.where()} order by ${order.by} limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(rows, limit, caseSummaryOf, order.place);
}

const idAt = (moment: string | undefined): string | undefined =>
  moment === undefined ? undefined : firstIdAt(new Date(moment));

interface Order {
  by: string;
  place: (row: CaseRow) => string[];
}

function ranOn(conditions: Conditions, version: string | undefined): void {
  if (version === undefined || !/^\d{1,9}$/.test(version)) return conditions.add("c.version = #", version);
  const numbered = "select v.hash from surety.versions v where v.workflow = c.workflow and v.number = #::int";
  conditions.add(`c.version in (${numbered})`, version);
}

/** The answer that counts is a person's where there is one. */
function judged(conditions: Conditions, { judgment, label, gate }: CaseFilter): void {
  if (judgment === undefined && label === undefined && gate === undefined) return;
  const parts = ["j.case_id = c.id"];
  if (judgment !== undefined) parts.push(`j.name = ${conditions.parameter(judgment)}`);
  if (label !== undefined) parts.push(`coalesce(j.decided_value, j.value) = ${conditions.parameter(label)}`);
  if (gate === "automated") parts.push("j.route <> 'review'");
  else if (gate !== undefined) parts.push(`j.route = ${conditions.parameter(gate)}`);
  conditions.add(`exists (select 1 from surety.judgments j where ${parts.join(" and ")})`);
}

function toldFor(conditions: Conditions, { verdict, reason }: CaseFilter): void {
  if (verdict === undefined && reason === undefined) return;
  const parts = [`c.id in (select d.case_id from ${toldWhy}`];
  if (verdict !== undefined) parts.push(`d.verdict = ${conditions.parameter(verdict)}`);
  if (reason === noReason) parts.push("d.reason_code is null");
  else if (reason !== undefined) parts.push(`d.reason_code = ${conditions.parameter(reason)}`);
  conditions.add(`${parts.join(" and ")})`);
}

function search(conditions: Conditions, q: string | undefined, blind: string): void {
  if (q !== undefined && isUuid(q)) conditions.add("c.id = #", q);
  else conditions.add(`(c.title ilike # or (c.answer ilike # and not ${blind}))`, containing(q));
}

function byTime(conditions: Conditions, filter: CaseFilter): Order {
  const oldest = filter.sort === "oldest";
  conditions.add(`c.id ${oldest ? ">" : "<"} #::uuid`, readCursor(filter, 1)?.[0]);
  return { by: `c.id ${oldest ? "asc" : "desc"}`, place: (row) => [row.id] };
}

/** The least certain first, among cases that are not done: these are the ones worth a look. */
function byConfidence(conditions: Conditions, filter: CaseFilter): Order {
  conditions.add("c.confidence is not null and c.status <> 'done'");
  const place = readCursor(filter, 2);
  if (place !== null) {
    const [confidence, id] = place.map((part) => conditions.parameter(part));
    conditions.add(`(c.confidence, c.id) > (${confidence}::float8, ${id}::uuid)`);
  }
  return { by: "c.confidence asc, c.id asc", place: (row) => [String(row.confidence), row.id] };
}
