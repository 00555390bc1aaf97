import type { Queryable } from "../storage/database.ts";
import type { Audited } from "./rates.ts";

/** What audits since `from` found: one entry for each judgment of a case that was drawn and looked at. */
export async function auditedJudgments(
  database: Queryable,
  from: Date,
  workflow?: string,
): Promise<(Audited & { workflow: string; judgment: string })[]> {
  return await database.query(
    `select l.workflow, l.judgment, l.value is distinct from j.value as wrong,
       coalesce(l.draw_probability, j.audit_probability) as probability
     from surety.labels l join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
     where l.source in ('audit','outcome') and l.source = 'audit' and l.at >= $1 ${workflow === undefined ? "" : "and l.workflow = $2"}
       and coalesce(l.draw_probability, j.audit_probability) > 0 and coalesce(l.draw_probability, j.audit_probability) <= 1`,
    workflow === undefined ? [from] : [from, workflow],
  );
}
