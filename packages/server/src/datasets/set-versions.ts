import { UserError } from "@surety/core/errors/user-error";
import type { SetVersion } from "@surety/core/wire/dataset";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import { type NewItem, versionHash } from "./new-item.ts";

export interface SetRow {
  name: string;
  workflow: string;
  frozen_share: number;
}

/** The set of that name; throws `set-not-found`. */
export async function setNamed(database: Queryable, name: string): Promise<SetRow> {
  const [row] = await database.query<SetRow>(
    "select name, workflow, frozen_share from surety.evaluation_sets where name = $1",
    [name],
  );
  if (row !== undefined) return row;
  throw new UserError({
    code: "set-not-found",
    field: "set",
    message: `There is no evaluation set "${name.slice(0, 100)}".`,
    remedy: "Look it up under Datasets, or import it: surety import FILE --into WORKFLOW --as-set NAME",
  });
}

/** Makes the set where there is none; throws `set-of-other-workflow` where the name is taken. */
export async function ensureSet(tx: Queryable, set: SetRow, actor: Actor, now: Date): Promise<void> {
  await tx.query(
    "insert into surety.evaluation_sets (name, workflow, frozen_share, created_at, created_by) values ($1, $2, $3, $4, $5) on conflict do nothing",
    [set.name, set.workflow, set.frozen_share, now, actor.id],
  );
  const known = await setNamed(tx, set.name);
  if (known.workflow === set.workflow) return;
  throw new UserError({
    code: "set-of-other-workflow",
    field: "name",
    message: `The set ${set.name} belongs to ${known.workflow}.`,
    remedy: "Choose another name.",
  });
}

/** The items of the newest version; none where there is no version yet. */
export async function newestItems(database: Queryable, set: string): Promise<NewItem[]> {
  return database.query<NewItem>(
    `select i.id, i.judgment, i.text, i.input, i.value, i.segment, i.probability, i.stratum, i.source, i.case_id as "caseId",
       i.external_id as "externalId", i.metadata, i.frozen, i.text_keys as "textKeys", i.taught_at as "taughtAt"
     from surety.set_members m join surety.set_items i on i.set_name = m.set_name and i.id = m.item
     where m.set_name = $1 and m.version = (select hash from surety.set_versions where set_name = $1 order by number desc limit 1)
     order by m.place`,
    [set],
  );
}

export interface NewVersion {
  set: string;
  items: readonly NewItem[];
  madeBy: SetVersion["madeBy"];
  detail: Record<string, unknown>;
  through: Date | null;
}

/** Stores a version with its items and a line in the audit log; the same items are the version that is there already. */
export async function storeVersion(tx: Transaction, version: NewVersion, actor: Actor, now: Date): Promise<SetVersion> {
  const items = [...new Map(version.items.map((item) => [item.id, item])).values()];
  const hash = versionHash(items);
  await tx.query("select 1 from surety.evaluation_sets where name = $1 for update", [version.set]);
  const [known] = await tx.query(`select 1 from surety.set_versions where set_name = $1 and hash = $2`, [
    version.set,
    hash,
  ]);
  if (known === undefined) {
    await insertItems(tx, version.set, items, now);
    await insertVersion(tx, version, hash, items, actor, now);
    await insertMembers(tx, version.set, hash, items);
  } else if (version.through !== null) {
    await tx.query("update surety.set_versions set through = $3 where set_name = $1 and hash = $2", [
      version.set,
      hash,
      version.through,
    ]);
  }
  const detail = { version: hash, madeBy: version.madeBy, items: items.length };
  await append(tx, { actor, verb: "make set version", object: `set ${version.set}`, detail }, now);
  return versionNamed(tx, version.set, hash);
}

async function insertItems(tx: Queryable, set: string, items: readonly NewItem[], now: Date): Promise<void> {
  await tx.query(
    `insert into surety.set_items (set_name, id, judgment, text, input, value, segment, probability, stratum, source, case_id,
       external_id, metadata, frozen, text_keys, taught_at, added_at)
     select $2, id, judgment, text, nullif(input, 'null'), value, segment, probability, stratum, source, "caseId", "externalId",
       nullif(metadata, 'null'), frozen, "textKeys", "taughtAt", $3
     from jsonb_to_recordset($1::jsonb) as x(id text, judgment text, text text, input jsonb, value text, segment text,
       probability float8, stratum text, source text, "caseId" uuid, "externalId" text, metadata jsonb, frozen boolean,
       "textKeys" text[], "taughtAt" timestamptz)
     on conflict do nothing`,
    [toJson(items), set, now],
  );
}

async function insertVersion(
  tx: Queryable,
  { set, madeBy, detail, through }: NewVersion,
  hash: string,
  items: readonly NewItem[],
  actor: Actor,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into surety.set_versions (set_name, hash, number, made_by, detail, items, frozen, through, created_at, created_by)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, coalesce($7::timestamptz, max(through)), $8, $9
     from surety.set_versions where set_name = $1`,
    [set, hash, madeBy, toJson(detail), items.length, items.filter((one) => one.frozen).length, through, now, actor.id],
  );
}

async function insertMembers(tx: Queryable, set: string, hash: string, items: readonly NewItem[]): Promise<void> {
  await tx.query(
    `insert into surety.set_members (set_name, version, item, place)
     select $1, $2, item, place from unnest($3::text[]) with ordinality as x(item, place)`,
    [set, hash, items.map(({ id }) => id)],
  );
}

export interface VersionRow extends Omit<SetVersion, "createdAt"> {
  createdAt: Date;
}

export const versionColumns = `v.hash, v.number, v.made_by as "madeBy", v.items, v.frozen, v.detail,
  v.created_at as "createdAt", surety.name_of(v.created_by) as "createdBy"`;

export function versionWire(row: VersionRow): SetVersion {
  const { hash, number, madeBy, items, frozen, detail, createdBy } = row;
  return { hash, number, madeBy, items, frozen, detail, createdBy, createdAt: row.createdAt.toISOString() };
}

/** A version by its number, its hash, or eight letters or more of its beginning; the newest where none is named. Throws `version-not-found`. */
export async function versionNamed(database: Queryable, set: string, hash?: string): Promise<SetVersion> {
  const [row] = await database.query<VersionRow>(
    `select ${versionColumns} from surety.set_versions v where v.set_name = $1 and (v.number::text = $2 or (starts_with(v.hash, $2) and length($2) not between 1 and 7))
     order by v.number::text = $2 desc, v.number desc limit 1`,
    [set, hash ?? ""],
  );
  if (row !== undefined) return versionWire(row);
  throw new UserError({
    code: "version-not-found",
    field: "version",
    message: `The set ${set} has no version ${hash ?? ""}.`,
    remedy: "Look its versions up under Datasets.",
  });
}
