import type { OutcomeRow } from "@surety/core/wire/outcome";
import type { Database } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

export interface OutcomeFilter extends PageRequest {
  name?: string | undefined;
  /** Only those whose case is not known. */
  unknown?: boolean | undefined;
}

interface Row extends Omit<OutcomeRow, "at" | "receivedAt" | "case"> {
  at: Date;
  received_at: Date;
  case: OutcomeRow["case"];
}

/** Outcomes of a workflow, the last received first, each with the decision, version and model that it belongs to. */
export async function listOutcomes(
  database: Database,
  workflow: string,
  filter: OutcomeFilter,
): Promise<Page<OutcomeRow>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("o.workflow = #", workflow);
  conditions.add("o.name = #", filter.name);
  if (filter.unknown === true) conditions.add("o.case_id is null");
  conditions.add("o.id < #::uuid", readCursor(filter, 1)?.[0]);
  const rows = await database.query<Row>(
    `select o.id, o.key, o.name, o.value, o.at, o.received_at, o.source, o.external_key as "externalKey", o.proves,
       case when c.id is null then null else json_build_object('id', c.id, 'title', c.title, 'route', c.route,
         'version', v.number, 'judgment', j.name, 'answer', coalesce(j.decided_value, j.value), 'model', j.model_version) end as case
     from surety.outcomes o left join surety.cases c on c.id = o.case_id left join surety.versions v on v.hash = c.version
       left join lateral (select * from surety.judgments j where j.case_id = c.id and (o.judgment is null or j.name = o.judgment)
         order by j.block, j.name limit 1) j on true
     ${conditions.where()} order by o.id desc limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(rows, limit, rowOf, (row) => [row.id]);
}

function rowOf({ received_at: receivedAt, at, ...row }: Row): OutcomeRow {
  return { ...row, at: at.toISOString(), receivedAt: receivedAt.toISOString() };
}
