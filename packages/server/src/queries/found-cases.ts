import type { CaseFound } from "@surety/core/wire/case";
import { looked, sentDrafts } from "./draft-messages.ts";
import type { Conditions } from "./conditions.ts";

/**
 * Narrows a list (with cases as `c`) to what a rate counts, for one judgment or for all. Each is written as the cases of a
 * small table, so that a rare kind is looked up and the whole list is not read through.
 */
export function foundIn(
  conditions: Conditions,
  {
    found,
    judgment,
    workflow,
    action,
  }: {
    found?: CaseFound | undefined;
    judgment?: string | undefined;
    workflow?: string | undefined;
    action?: string | undefined;
  },
): void {
  if (found === undefined) return;
  const of = (alias: string, named: boolean) =>
    [
      named && judgment !== undefined ? ` and ${alias}.name = ${conditions.parameter(judgment)}` : "",
      workflow === undefined ? "" : ` and ${alias}.workflow = ${conditions.parameter(workflow)}`,
    ].join("");
  const audits = (error: 0 | 1) =>
    `c.id in (select a.case_id from surety.audits a where a.error = ${error}${of("a", false)}${judgment === undefined ? "" : ` and a.judgment = ${conditions.parameter(judgment)}`})`;
  const exceptions = () =>
    `c.id in (select x.case_id from surety.reviews x where x.kind = 'exception'${of("x", false)})`;
  const drafts = (edited: boolean) =>
    `c.id in (select m.case_id from ${sentDrafts} where m.at >= now() - interval '30 days' and e.status in ('sent', 'captured')${of("m", false)}${action === undefined ? "" : ` and m.action = ${conditions.parameter(action)}`}
       group by m.decision_id, m.action, m.case_id having bool_or(${looked}) and bool_or(m.sent <> m.draft) = ${edited})`;
  const sql: Record<CaseFound, () => string> = {
    overridden: () =>
      `c.id in (select o.case_id from surety.judgments o where o.decided_value <> o.value and o.route = 'review'${of("o", true)})`,
    "no-answer": () => `c.id in (select o.case_id from surety.judgments o where o.value is null${of("o", true)})`,
    exception: exceptions,
    "exception-or-failed": () => `(c.status in ('failed', 'quarantined') or ${exceptions()})`,
    "audited-wrong": () => audits(1),
    "audited-right": () => audits(0),
    "audit-open": () =>
      `c.id in (select x.case_id from surety.reviews x where x.kind = 'audit' and x.status in ('open','claimed')${of("x", false)})`,
    "draft-accepted": () => drafts(false),
    "draft-edited": () => drafts(true),
  };
  conditions.add(sql[found]());
}
