import type { ImportedItem } from "@surety/core/dataset/imported-item";
import type { setDiff, setItem } from "@surety/core/wire/dataset";
import type { z } from "zod";
import { setNamed, versionNamed } from "../datasets/set-versions.ts";
import type { Database, Queryable } from "../storage/database.ts";
import { Conditions, containing } from "./conditions.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

export interface ItemFilter extends PageRequest {
  version?: string | undefined;
  q?: string | undefined;
  frozen?: boolean | undefined;
}

type Item = z.output<typeof setItem>;

const from = `from surety.set_members m join surety.set_items i on i.set_name = m.set_name and i.id = m.item`;

/** The items of one version (the newest where none is named), in its order. */
export async function listItems(database: Database, set: string, filter: ItemFilter): Promise<Page<Item>> {
  await setNamed(database, set);
  const version = await versionNamed(database, set, filter.version);
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("m.set_name = #", set);
  conditions.add("m.version = #", version.hash);
  conditions.add("i.frozen = #", filter.frozen);
  conditions.add("i.text ilike #", containing(filter.q));
  conditions.add("m.place > #::int", readCursor(filter, 1)?.[0]);
  const rows = await database.query<{ item: Item; place: number }>(
    `select m.place, json_build_object('id', i.id, 'judgment', i.judgment, 'text', i.text, 'value', i.value, 'segment', i.segment,
       'probability', i.probability, 'stratum', i.stratum, 'source', i.source, 'frozen', i.frozen, 'caseId', i.case_id) as item
     ${from} ${conditions.where()} order by m.place limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(
    rows,
    limit,
    ({ item }) => item,
    (row) => [String(row.place)],
  );
}

/** All items of a version as they are exported. */
export async function exportedItems(database: Queryable, set: string, version?: string): Promise<ImportedItem[]> {
  await setNamed(database, set);
  const { hash } = await versionNamed(database, set, version);
  return database.query<ImportedItem>(
    `select i.judgment, i.text, i.input, i.value, i.segment, i.probability, i.stratum, i.source, i.external_id as "externalId",
       i.frozen, i.metadata
     ${from} where m.set_name = $1 and m.version = $2 order by m.place`,
    [set, hash],
  );
}

const mostChanges = 200;

/** What one version has and another has not; items of the same text with another answer are changes. */
export async function diffVersions(
  database: Queryable,
  set: string,
  before: string,
  after: string,
): Promise<z.output<typeof setDiff>> {
  await setNamed(database, set);
  const [one, other] = await Promise.all([versionNamed(database, set, before), versionNamed(database, set, after)]);
  const [old, recent] = await Promise.all([one, other].map(({ hash }) => itemsOf(database, set, hash)));
  const changed = [...(recent ?? [])].flatMap(([key, item]) => {
    const was = old?.get(key);
    return was === undefined || was.value === item.value
      ? []
      : [{ text: item.text, before: was.value, after: item.value }];
  });
  const added = [...(recent?.keys() ?? [])].filter((key) => old?.has(key) !== true).length;
  const removed = [...(old?.keys() ?? [])].filter((key) => recent?.has(key) !== true).length;
  return {
    from: one.hash,
    to: other.hash,
    added,
    removed,
    kept: (recent?.size ?? 0) - added - changed.length,
    changed: changed.slice(0, mostChanges),
  };
}

async function itemsOf(database: Queryable, set: string, hash: string) {
  const rows = await database.query<{ key: string; text: string; value: string }>(
    `select i.judgment || ' ' || i.text_keys[1] as key, i.text, i.value ${from} where m.set_name = $1 and m.version = $2`,
    [set, hash],
  );
  return new Map(rows.map((row) => [row.key, row]));
}
