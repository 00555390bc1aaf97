import { frozenKeys } from "../datasets/frozen-keys.ts";
import { textKey } from "../datasets/text-key.ts";
import type { Queryable } from "../storage/database.ts";
import type { LabelRow } from "./label-rows.ts";

/**
 * The labels that a model may learn from, oldest first: confirmed ones, unless the workflow says that one person is
 * enough, never what an outcome alone says, and never a text that is frozen in an evaluation set.
 */
export async function trainingRows(
  database: Queryable,
  workflow: string,
  judgment: string,
  limits: Limits = {},
): Promise<LabelRow[]> {
  const [rows, frozen] = await Promise.all([
    believedRows(database, workflow, judgment, limits),
    frozenKeys(database, workflow),
  ]);
  return frozen.size === 0 ? rows : rows.filter((row) => !frozen.has(textKey(row.text)));
}

/** Only labels from before a moment about which nobody is asked any more, and of these the newest. */
interface Limits {
  until?: Date;
  most?: number;
}

async function believedRows(
  database: Queryable,
  workflow: string,
  judgment: string,
  { until, most }: Limits,
): Promise<LabelRow[]> {
  const rows = await database.query<LabelRow>(
    `select l.id, l.text, l.value, l.segment, l.source, l.draw_probability as draw, l.at
     from surety.labels l join surety.workflows w on w.name = l.workflow join surety.versions v on v.hash = w.version
     where l.workflow = $1 and l.judgment = $2 and l.part = 'train' and l.disputed_at is null
       and (l.confirmed <> 'outcome' or (v.document #>> '{labels,secondPerson}') = 'false')
       and ($3::timestamptz is null or (l.at < $3 and not l.waiting))
     order by l.id desc limit $4`,
    [workflow, judgment, until ?? null, most ?? null],
  );
  return rows.reverse();
}
