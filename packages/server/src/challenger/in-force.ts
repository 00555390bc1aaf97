import type { InForce, ModelHashes } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";

/** What is in force of a workflow: its version, models and gates, read together. */
export async function readInForce(database: Queryable, workflow: string): Promise<InForce> {
  const [row] = await database.query<InForce>(
    `select w.version,
       coalesce((select jsonb_object_agg(judgment, hash) from surety.models m where m.workflow = w.name and m.active), '{}') as models,
       coalesce((select jsonb_object_agg(judgment, id) from surety.gates g where g.workflow = w.name and g.active), '{}') as gates
     from surety.workflows w where w.name = $1`,
    [workflow],
  );
  if (row === undefined) throw new Error(`no workflow ${workflow}`);
  return row;
}

/** Whether the same artefacts answer, as far as `models` names judgments. */
export function sameModels(models: ModelHashes, others: ModelHashes): boolean {
  return Object.entries(models).every(([judgment, hash]) => others[judgment] === hash);
}
