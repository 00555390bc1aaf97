import type { SetDetail, SetResult, SetSummary } from "@surety/core/wire/dataset";
import { versionColumns, type VersionRow, versionWire } from "../datasets/set-versions.ts";
import type { Queryable } from "../storage/database.ts";

interface ResultRow extends Pick<SetResult, "id" | "version" | "judgment" | "model" | "by"> {
  set: string;
  at: Date;
  result: Omit<SetResult, "id" | "version" | "judgment" | "model" | "by" | "at">;
}

interface SetRow {
  name: string;
  workflow: string;
  frozenShare: number;
  createdAt: Date;
}

const mostResults = 200;

/** The evaluation sets of a workflow, or of all, with the newest version and result of each. */
export async function listSets(database: Queryable, workflow?: string): Promise<SetSummary[]> {
  const [sets, versions, results] = await Promise.all([
    setRows(database, "where $1::text is null or workflow = $1", [workflow ?? null]),
    database.query<VersionRow & { set: string; versions: number }>(
      `select distinct on (v.set_name) v.set_name as set, ${versionColumns}, count(*) over (partition by v.set_name)::int as versions
       from surety.set_versions v order by v.set_name, v.number desc`,
    ),
    database.query<ResultRow>(
      `select distinct on (set_name) ${resultColumns} from surety.set_results order by set_name, at desc`,
    ),
  ]);
  return sets.flatMap((set) => {
    const newest = versions.find((version) => version.set === set.name);
    if (newest === undefined) return [];
    const { set: _, versions: count, ...version } = newest;
    const latest = results.find((result) => result.set === set.name);
    return [
      {
        ...set,
        createdAt: set.createdAt.toISOString(),
        version: versionWire(version),
        versions: count,
        latest: latest === undefined ? null : resultWire(latest),
      },
    ];
  });
}

/** A set with its versions and results, newest first; null where there is none of that name. */
export async function readSet(database: Queryable, name: string): Promise<SetDetail | null> {
  const [set] = await setRows(database, "where name = $1", [name]);
  if (set === undefined) return null;
  const [versions, results] = await Promise.all([
    database.query<VersionRow>(
      `select ${versionColumns} from surety.set_versions v where v.set_name = $1 order by v.number desc`,
      [name],
    ),
    database.query<ResultRow>(
      `select ${resultColumns} from surety.set_results where set_name = $1 order by at desc limit ${mostResults}`,
      [name],
    ),
  ]);
  const { createdAt: _, ...about } = set;
  return { ...about, versions: versions.map(versionWire), results: results.map(resultWire) };
}

const resultColumns = `set_name as set, id, version, judgment, model, at, surety.name_of(by) as by, result`;

function setRows(database: Queryable, where: string, values: unknown[]): Promise<SetRow[]> {
  return database.query<SetRow>(
    `select name, workflow, frozen_share as "frozenShare", created_at as "createdAt" from surety.evaluation_sets ${where} order by name`,
    values,
  );
}

function resultWire({ id, version, judgment, model, by, at, result }: ResultRow): SetResult {
  return { id, version, judgment, model, by, ...result, at: at.toISOString() };
}
