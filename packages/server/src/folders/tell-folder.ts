import { listed, raiseFilesAlert } from "../files/raise-files-alert.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { FolderPlace } from "./folder-place.ts";
import { noteTroubles, type WatchKey } from "./sightings.ts";

type Named = readonly [name: string, reason: string];

/** Raises one alert for the files of one look that were refused; before they are put away, so that none is missed. */
export async function tellRefused(
  world: WorkerWorld,
  key: WatchKey,
  place: FolderPlace,
  refused: readonly Named[],
): Promise<void> {
  if (refused.length === 0) return;
  await world.database.transaction((tx) =>
    raiseFilesAlert(tx, world, {
      workflow: key.workflow,
      severity: "warning",
      title: `${countOf(refused)} refused: ${place.folder}`,
      what: listed(linesOf(refused)),
      done: `They lie in ${place.refused}, each with its reason beside it in a text file. Nothing was deleted.`,
      next: "Correct what the reasons name, and put the files into the watched folder again.",
    }),
  );
}

/** Raises one alert for what cannot be taken and was not told yet. */
export async function tellTroubles(
  world: WorkerWorld,
  key: WatchKey,
  path: string,
  troubles: ReadonlyMap<string, string>,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const fresh = await noteTroubles(tx, key, troubles, world.clock.now());
    if (fresh.length === 0) return;
    const named = fresh.map((name): Named => [name, troubles.get(name) ?? ""]);
    const whole = troubles.get("");
    await raiseFilesAlert(tx, world, {
      workflow: key.workflow,
      severity: "warning",
      title: whole === undefined ? `${countOf(named)} cannot be taken: ${path}` : `A folder is not watched: ${path}`,
      what: whole ?? listed(linesOf(named)),
      done: "What lies there was left as it is; Surety looks again every ten seconds, and takes it as soon as it can.",
      next:
        whole === undefined
          ? "Let the account that Surety runs as read these files, or take them out of the folder."
          : `Correct the folder of the trigger "${key.trigger}", the rights on it, or SURETY_FOLDERS.`,
    });
  });
}

const countOf = (named: readonly Named[]): string => (named.length === 1 ? "One file" : `${named.length} files`);

const linesOf = (named: readonly Named[]): string[] => named.map(([name, reason]) => `${name}: ${reason}`);
