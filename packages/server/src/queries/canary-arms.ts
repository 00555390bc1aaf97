import { type AutomatedCase, auditedError } from "@surety/core/measure/audited-error";
import type { ChallengerDetail } from "@surety/core/wire/challenger";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { shareOf } from "./rates.ts";

/**
 * Both sides of a canary since its first case: who was drawn to which side was left to a hash, so they are alike but for who
 * decided. Null where no case was drawn.
 */
export async function canaryArms(
  database: Queryable,
  { id, workflow }: Pick<ChallengerRow, "id" | "workflow">,
): Promise<ChallengerDetail["canary"]> {
  const rows = await database.query<{ canary: boolean; cases: number; automated: number }>(
    `select c.challenger is not distinct from $1::uuid as canary, count(*)::int as cases,
       count(*) filter (where c.route = 'automated')::int as automated
     from surety.cases c where c.workflow = $2 and (c.challenger is null or c.challenger = $1)
       and c.received_at >= (select min(received_at) from surety.cases where challenger = $1) group by 1`,
    [id, workflow],
  );
  if (!rows.some((row) => row.canary)) return null;
  const given = await automatedOf(database, id, workflow);
  const arm = (canary: boolean) => {
    const { cases, automated } = rows.find((row) => row.canary === canary) ?? { cases: 0, automated: 0 };
    const own = given.filter((one) => one.canary === canary);
    return { cases, automated: shareOf(automated, cases), auditedError: auditedError(own).error };
  };
  return { champion: arm(false), challenger: arm(true) };
}

/** Automated cases of both sides with their audits. */
function automatedOf(
  database: Queryable,
  id: string,
  workflow: string,
): Promise<(AutomatedCase & { canary: boolean })[]> {
  return database.query(
    `select c.challenger is not distinct from $1::uuid as canary, j.confidence, j.audit_probability as probability,
       j.route = 'audit' as drawn, a.error
     from surety.cases c join surety.judgments j on j.case_id = c.id and j.route <> 'review'
       left join surety.audits a on a.case_id = j.case_id and a.judgment = j.name
     where c.workflow = $2 and c.route = 'automated' and (c.challenger is null or c.challenger = $1)
       and j.audit_probability > 0 and j.audit_probability <= 1
       and c.received_at >= (select min(received_at) from surety.cases where challenger = $1)`,
    [id, workflow],
  );
}
