import type { Queryable } from "../storage/database.ts";
import { textKey } from "./text-key.ts";

/** Since when labels of each text could have taught a model of this judgment, by the key of the text. */
export async function taughtTexts(database: Queryable, workflow: string, judgment: string): Promise<Map<string, Date>> {
  const rows = await database.query<{ text: string; at: Date }>(
    "select text, at from surety.labels where workflow = $1 and judgment = $2 and part = 'train' order by at desc",
    [workflow, judgment],
  );
  return new Map(rows.map(({ text, at }) => [textKey(text), at]));
}
