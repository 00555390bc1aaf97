import type { Queryable } from "../storage/database.ts";
import type { Audited } from "./rates.ts";

/**
 * What audits since `from` found: one entry for each judgment of a case that was drawn and looked at, as it was kept when
 * the audit was answered. Labels of audits that came from elsewhere (an import, say) count where nothing else is known.
 */
export async function auditedJudgments(
  database: Queryable,
  from: Date,
  workflow?: string,
): Promise<(Audited & { workflow: string; judgment: string })[]> {
  return await database.query(
    `select a.workflow, a.judgment, a.error = 1 as wrong, a.probability from surety.audits a
     where a.at >= $1 and ($2::text is null or a.workflow = $2)
     union all
     select l.workflow, l.judgment, l.value is distinct from j.value as wrong,
       coalesce(l.draw_probability, j.audit_probability) as probability
     from surety.labels l join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
     where l.source in ('audit','outcome') and l.source = 'audit' and l.at >= $1 and ($2::text is null or l.workflow = $2)
       and coalesce(l.draw_probability, j.audit_probability) > 0 and coalesce(l.draw_probability, j.audit_probability) <= 1
       and not exists (select 1 from surety.audits a where a.case_id = l.case_id and a.judgment = l.judgment)`,
    [from, workflow ?? null],
  );
}
