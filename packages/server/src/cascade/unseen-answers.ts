import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { OutOfFoldAnswer } from "@surety/models";
import type { LabelRow } from "../models/label-rows.ts";
import type { Queryable } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";

interface Where {
  workflow: string;
  judgment: string;
  /** The hash of the trained model. */
  model: string;
}

/** Keeps what a fresh model said to the labels that it learned from before it had seen them, in place of what those out of force did. */
export async function keepUnseen(
  tx: Queryable,
  { workflow, judgment, model }: Where,
  rows: readonly LabelRow[],
  outOfFold: readonly OutOfFoldAnswer[],
): Promise<void> {
  const said = new Map(outOfFold.map((one) => [one.index, one]));
  const kept = rows.map(({ id }, at) => {
    const { label = null, confidence = null, outOfScope = null } = said.get(at) ?? {};
    return { id, label, confidence, outOfScope };
  });
  await tx.query(
    `delete from surety.unseen_answers u using surety.models m
     where u.model = m.hash and m.workflow = $1 and m.judgment = $2 and (m.hash = $3 or not m.active)`,
    [workflow, judgment, model],
  );
  await tx.query(
    `insert into surety.unseen_answers (model, label_id, value, confidence, out_of_scope)
     select $2, x.id, x.label, x.confidence, x."outOfScope"
     from jsonb_to_recordset($1::jsonb) as x(id uuid, label text, confidence float8, "outOfScope" float8)
     join surety.labels l on l.id = x.id on conflict do nothing`,
    [toJson(kept), model],
  );
}

/** A label that teaches the local model. */
export interface TeachingLabel extends LabelRow {
  /** What the model said before it had learned from it; null where it never has, and may be asked. */
  unseen: Pick<ModelAnswer, "value" | "confidence" | "outOfScope"> | null;
}

type Read = LabelRow & { learned: boolean; said: string | null; confidence: number; outOfScope: number };

/**
 * The labels of cases that nothing but their text kept from measuring, of which it is known what the local model says to them
 * unseen, oldest first. Those that wait for a second person are among them: they are what the model got wrong.
 */
export async function teachingLabels(
  database: Queryable,
  { workflow, judgment, model }: Where,
  none: string | null,
): Promise<TeachingLabel[]> {
  const rows = await database.query<Read>(
    `select l.id, l.text, l.value, l.segment, l.source, l.draw_probability as draw, l.at,
       u.model is not null as learned, u.value as said, u.confidence, u.out_of_scope as "outOfScope"
     from surety.labels l left join surety.unseen_answers u on u.label_id = l.id and u.model = $3
     where l.workflow = $1 and l.judgment = $2 and l.part = 'train' and l.draw_probability = 1 order by l.id`,
    [workflow, judgment, model],
  );
  const learned = new Set(rows.filter((row) => row.learned).map(({ text }) => text));
  // Of a model that was trained before its answers were kept nobody knows what it has seen.
  if (learned.size === 0) return [];
  return rows.flatMap(({ learned: has, said, confidence, outOfScope, ...label }): TeachingLabel[] => {
    if (said !== null) return [{ ...label, unseen: { value: said, confidence, outOfScope } }];
    // A text of no class was only ever shown as one that is unlike all others, and is recognised as such or not.
    const mayBeAsked = label.value === none || (!has && !learned.has(label.text));
    return mayBeAsked ? [{ ...label, unseen: null }] : [];
  });
}
