import type { ChallengerDetail } from "@surety/core/wire/challenger";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { auditedError, shareOf } from "./rates.ts";

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
  const audits = await auditsOf(database, id, workflow);
  const arm = (canary: boolean) => {
    const { cases, automated } = rows.find((row) => row.canary === canary) ?? { cases: 0, automated: 0 };
    const audited = audits.filter((one) => one.canary === canary);
    return { cases, automated: shareOf(automated, cases), auditedError: auditedError(audited) };
  };
  return { champion: arm(false), challenger: arm(true) };
}

async function auditsOf(database: Queryable, id: string, workflow: string) {
  return database.query<{ canary: boolean; wrong: boolean; probability: number }>(
    `select c.challenger is not distinct from $1::uuid as canary, l.value is distinct from j.value as wrong,
       j.audit_probability as probability
     from surety.labels l join surety.cases c on c.id = l.case_id join surety.judgments j on j.case_id = c.id and j.name = l.judgment
     where l.workflow = $2 and l.source = 'audit' and (c.challenger is null or c.challenger = $1) and j.audit_probability > 0
       and c.received_at >= (select min(received_at) from surety.cases where challenger = $1)`,
    [id, workflow],
  );
}
