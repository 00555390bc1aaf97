import { pairWeight } from "@surety/core/challenger/pair-weight";
import type { AnswerPair } from "@surety/core/challenger/pair-tally";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { sameRecord } from "@surety/core/extract/record-text";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";

interface PairRow {
  judgment: string;
  segment: string | null;
  value: string | null;
  champion_value: string | null;
  label_probability: number | null;
  audit_probability: number | null;
  truth: string;
  label_source: "import" | "review" | "audit" | "outcome";
  draw_probability: number | null;
  cost: number;
  champion_cost: number;
}

/** A pair with what both answers cost, in micro-units. */
export interface PricedPair extends AnswerPair {
  cost: number;
  championCost: number;
}

/** Labels that may say who is right: neither model learned from them, nor from another with the same words. */
const unseen = `(l.part = 'calibration' or l.id > $1) and not exists (select from surety.labels t where t.workflow = l.workflow
  and t.judgment = l.judgment and t.part = 'train' and t.id <= $1 and t.text = l.text)`;

const columns = `a.judgment, a.segment, a.value, a.champion_value, a.label_probability, a.audit_probability,
  l.value as truth, l.source as label_source, l.draw_probability, a.cost_micros::float8 as cost,
  a.champion_cost_micros::float8 as champion_cost`;

/**
 * The labelled cases that both have answered, by judgment, each with the part of a case that it counts for. Of judgments in
 * `later` only labels from after the challenge count. `fields` are those of judgments whose answers are records.
 */
export async function readPairs(
  database: Queryable,
  { id, workflow }: Pick<ChallengerRow, "id" | "workflow">,
  later: readonly string[],
  fields: ReadonlyMap<string, FieldSpecs>,
): Promise<Map<string, PricedPair[]>> {
  const rows = await database.query<PairRow>(
    `select ${columns} from surety.challenger_answers a join surety.labels l on l.id = a.subject and l.judgment = a.judgment
     where a.challenger = $1 and a.source = 'held-out' and l.workflow = $2 and ${unseen}
     union all
     select * from (select distinct on (a.subject, a.judgment) ${columns} from surety.challenger_answers a
       join surety.labels l on l.workflow = $2 and l.judgment = a.judgment and l.case_id = a.subject
       where a.challenger = $1 and a.source <> 'held-out' and ${unseen} and (not (a.judgment = any($3::text[])) or l.id > $1)
       order by a.subject, a.judgment, array_position(array['audit','review','outcome','import'], l.source)) as cases`,
    [id, workflow, later],
  );
  return Map.groupBy(
    rows.flatMap((row) => pairOf(row, fields.get(row.judgment))),
    (one) => one.judgment,
  );
}

function pairOf(row: PairRow, fields: FieldSpecs | undefined): (PricedPair & { judgment: string })[] {
  const weight = pairWeight({
    labelSource: row.label_source,
    drawProbability: row.draw_probability,
    labelProbability: row.label_probability,
    auditProbability: row.audit_probability ?? 1,
  });
  if (weight === null) return [];
  const { judgment, segment, truth, cost, champion_cost: championCost } = row;
  const asTruth = (value: string | null) =>
    fields !== undefined && value !== null && sameRecord(fields, value, truth) ? truth : value;
  const said = { champion: asTruth(row.champion_value), challenger: asTruth(row.value) };
  return [{ judgment, segment, truth, weight, ...said, cost, championCost }];
}
