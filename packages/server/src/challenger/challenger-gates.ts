import type { AutomationComparison } from "@surety/core/wire/challenger";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";

/** A gate that a challenger has earned; it comes into force with its promotion. */
export interface ChallengerGate {
  id: string;
  judgment: string;
  model: string;
  look: number;
  at: Date;
  /** Labels from which it was derived. */
  labels: number;
  /** Of how many labels a cascade's stages were to be asked; null for a trained model. */
  wanted: number | null;
  automation: AutomationComparison;
}

/** The gates derived for a challenger, the newest of each judgment. */
export async function challengerGates(
  database: Queryable,
  { id, workflow }: Pick<ChallengerRow, "id" | "workflow">,
): Promise<ChallengerGate[]> {
  const rows = await database.query<{
    id: string;
    judgment: string;
    model: string;
    target: number;
    assurance: number;
    look: number;
    at: Date;
    count: number;
    labels: number;
    wanted: number | null;
    champion: number;
    challenger: number;
  }>(
    `select distinct on (judgment) id, judgment, model, target, assurance, (evidence ->> 'look')::int as look, created_at as at,
       (evidence #>> '{labels,count}')::int as count, (evidence #>> '{challenge,wanted}')::int as wanted,
       (evidence #>> '{challenge,labels}')::int as labels, (evidence #>> '{challenge,champion}')::float8 as champion,
       (evidence #>> '{challenge,challenger}')::float8 as challenger
     from surety.gates where workflow = $1 and evidence #>> '{challenge,id}' = $2 order by judgment, created_at desc`,
    [workflow, id],
  );
  return rows.map(({ id: gate, judgment, model, look, at, count, wanted, ...automation }) => ({
    id: gate,
    judgment,
    model,
    look,
    at,
    labels: count,
    wanted,
    automation: { judgment, ...automation },
  }));
}
