import type { AutomatedCase } from "@surety/core/measure/audited-error";
import type { Queryable } from "../storage/database.ts";

export interface AutomatedFilter {
  from: Date;
  workflow?: string;
  judgment?: string;
  /** Without it all of the time since `from` is one. */
  by?: "day" | "week";
}

/** Automated cases that are alike in all that an estimate asks for. */
export interface AutomatedGroup extends AutomatedCase {
  workflow: string;
  judgment: string;
  segment: string;
  /** The day or the week (UTC) in which the answers were given, or `from`. */
  at: Date;
  cases: number;
}

/**
 * Every answer since `from` that was automated in fact (one whose block went to a person for another judgment's sake was
 * not), with its stored audit probability and what its audit found. Confidence is rounded to a thousandth: it narrows
 * intervals and moves no estimate, and so a million cases are a few hundred groups.
 */
export function automatedGroups(
  database: Queryable,
  { from, workflow, judgment, by }: AutomatedFilter,
): Promise<AutomatedGroup[]> {
  const at = by === undefined ? "$1::timestamptz" : `date_trunc('${by}', j.at, 'UTC')`;
  return database.query<AutomatedGroup>(
    `select j.workflow, j.name as judgment, coalesce(j.segment, '') as segment, ${at} as at,
       round(j.confidence * 1000) / 1000 as confidence, j.audit_probability as probability, j.route = 'audit' as drawn,
       a.error, count(*)::int as cases
     from surety.judgments j left join surety.audits a on a.case_id = j.case_id and a.judgment = j.name
     where j.at >= $1 and ($2::text is null or j.workflow = $2) and ($3::text is null or j.name = $3)
       and j.route <> 'review' and j.audit_probability > 0 and j.audit_probability <= 1
       and not exists (select 1 from surety.judgments k where k.case_id = j.case_id and k.block = j.block and k.route = 'review')
     group by 1, 2, 3, 4, 5, 6, 7, 8`,
    [from, workflow ?? null, judgment ?? null],
  );
}

/** The groups as the cases they stand for. */
export function casesOf(groups: readonly AutomatedGroup[]): AutomatedCase[] {
  return groups.flatMap((group) => Array<AutomatedCase>(group.cases).fill(group));
}
