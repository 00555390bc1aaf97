import type { CaseFamily } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";
import { type CaseRow, caseColumns, caseSummaryOf } from "./case-summary.ts";
import { Conditions } from "./conditions.ts";
import { toBeAnsweredBlind } from "./hides-answer.ts";
import { isUuid } from "./page.ts";

/** The case that this one was a part of, and those that it was split into, in the order of the parts. */
export async function readFamily(
  database: Queryable,
  caseId: string,
  blindTo: string | undefined,
): Promise<CaseFamily> {
  if (!isUuid(caseId)) return { parent: null, parts: [] };
  const conditions = new Conditions();
  const id = conditions.parameter(caseId);
  const blind = blindTo === undefined ? "false" : toBeAnsweredBlind("c.id", conditions.parameter(blindTo));
  const rows = await database.query<CaseRow & { parent: string | null }>(
    `select ${caseColumns}, c.parent, ${blind} as blind from surety.cases c
     where c.parent = ${id}::uuid or c.id = (select parent from surety.cases where id = ${id}::uuid)
     order by c.title, c.id`,
    conditions.values,
  );
  const parent = rows.find((row) => row.parent !== caseId);
  const parts = rows.filter((row) => row.parent === caseId);
  return { parent: parent === undefined ? null : caseSummaryOf(parent), parts: parts.map(caseSummaryOf) };
}
