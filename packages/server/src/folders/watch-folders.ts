import { readdir, lstat } from "node:fs/promises";
import { join } from "node:path";
import { takesFile } from "@surety/core/trigger/file-pattern";
import type { CompiledTrigger, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { triggersOfKind } from "../definitions/triggers-of-kind.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type Claim, claim, openClaims } from "./claims.ts";
import { type FolderPlace, type FolderRoots, placeOf } from "./folder-place.ts";
import { whyUnreadable } from "./open-regular.ts";
import { putAway } from "./put-away.ts";
import { noteSightings, type Seen, type WatchKey } from "./sightings.ts";
import { takeClaim, type Taken, type TakingParts } from "./take-claim.ts";
import { tellRefused, tellTroubles } from "./tell-folder.ts";

/** How long a file must have looked the same before it is taken; an empty one is waited for longer. */
const steadyMs = 5_000;
const emptyMs = 600_000;
/** Files of one look into a folder; those that are left are taken by the next. */
const mostAtOnce = 200;

export interface FolderParts extends Omit<TakingParts, "database"> {
  world: WorkerWorld;
  roots: FolderRoots;
}

interface Watched {
  key: WatchKey;
  workflow: CompiledWorkflow;
  trigger: CompiledTrigger;
  path: string;
  patterns: readonly string[];
}

/** Beside the hash, so that this lock meets no others. */
const lockSpace = 7_788_059;

/**
 * Looks into all watched folders once. Claims keep any number of processes from doubling a file; that only one looks at a
 * time keeps the others from reading it for nothing.
 */
export async function watchFolders(parts: FolderParts): Promise<void> {
  await parts.world.database.transaction(async (tx) => {
    const [row] = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1, 0) as mine", [lockSpace]);
    if (row?.mine === true) await lookIntoAll(parts);
  });
}

async function lookIntoAll(parts: FolderParts): Promise<void> {
  const owners = new Map<string, WatchKey>();
  for (const watched of await watchedFolders(parts.world)) {
    const place = await placeOf(parts.roots, watched.path);
    const trouble = typeof place === "string" ? place : takenBy(owners, place.folder, watched.key);
    const troubles =
      typeof place === "string" || trouble !== null
        ? new Map([["", trouble ?? ""]])
        : await lookInto(parts, watched, place).catch((error: unknown) => new Map([["", (error as Error).message]]));
    await tellTroubles(parts.world, watched.key, watched.path, troubles);
  }
}

async function watchedFolders(world: WorkerWorld): Promise<Watched[]> {
  return (await triggersOfKind(world, "folder")).flatMap(({ name, workflow, trigger }): Watched[] => {
    if (!("folder" in trigger.spec)) return [];
    const { path, files } = trigger.spec.folder;
    return [{ key: { workflow: name, trigger: trigger.id }, workflow, trigger, path, patterns: files }];
  });
}

/** A file goes to one workflow; which of two would be chance. */
function takenBy(owners: Map<string, WatchKey>, folder: string, key: WatchKey): string | null {
  const owner = owners.get(folder);
  if (owner === undefined) owners.set(folder, key);
  return owner === undefined ? null : `The trigger "${owner.trigger}" of ${owner.workflow} watches ${folder} already.`;
}

/** Takes what is finished; what cannot be taken comes back, by its name. */
async function lookInto(
  parts: FolderParts,
  watched: Watched,
  place: FolderPlace,
): Promise<ReadonlyMap<string, string>> {
  const { seen, troubles } = await whatLiesIn(place, watched.patterns);
  const now = parts.world.clock.now();
  const since = await noteSightings(parts.world.database, watched.key, seen, now);
  const claims = await openClaims(place, mostAtOnce);
  for (const { name, size } of seen) {
    if (claims.length >= mostAtOnce) break;
    const steady = now.getTime() - (since.get(name) ?? now).getTime();
    if (steady < (size === 0 ? emptyMs : steadyMs)) continue;
    const taken = await claim(place, name);
    if (taken !== null) claims.push(taken);
  }
  const refused: [Claim, reason: string][] = [];
  for (const one of claims) await takeOne(parts, watched, place, one, { refused, troubles });
  await tellRefused(
    parts.world,
    watched.key,
    place,
    refused.map(([{ name }, reason]) => [name, reason]),
  );
  for (const [one, reason] of refused) await putAway(one, place.refused, reason);
  return troubles;
}

async function takeOne(
  parts: FolderParts,
  { workflow, trigger }: Watched,
  place: FolderPlace,
  one: Claim,
  found: { refused: [Claim, string][]; troubles: Map<string, string> },
): Promise<void> {
  try {
    const taken: Taken = await takeClaim({ ...parts, database: parts.world.database }, workflow, trigger, one);
    if (taken.fate === "refused") found.refused.push([one, taken.reason]);
    if (taken.fate === "filtered") await putAway(one, place.refused, taken.reason);
    if (taken.fate === "case") await putAway(one, place.done, taken.reason);
  } catch (error) {
    // Another process has put it away.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    found.troubles.set(join("taking", one.id, one.name), (error as Error).message);
  }
}

async function whatLiesIn(
  { folder }: FolderPlace,
  patterns: readonly string[],
): Promise<{ seen: Seen[]; troubles: Map<string, string> }> {
  const seen: Seen[] = [];
  const troubles = new Map<string, string>();
  const entries = await readdir(folder, { withFileTypes: true });
  const fitting = entries.filter((entry) => !entry.isDirectory() && takesFile(patterns, entry.name));
  for (const { name } of fitting.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (seen.length + troubles.size >= 2 * mostAtOnce) break;
    const path = join(folder, name);
    const stat = await lstat(path).catch(() => null);
    if (stat === null) continue;
    const why = await whyUnreadable(path);
    if (why !== null) troubles.set(name, why);
    else seen.push({ name, size: stat.size, mark: `${stat.ino}:${stat.size}:${stat.mtimeMs}` });
  }
  return { seen, troubles };
}
