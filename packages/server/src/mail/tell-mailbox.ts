import { listed, raiseFilesAlert } from "../files/raise-files-alert.ts";
import { noteTroubles, type WatchKey } from "../folders/sightings.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Raises one alert for the mails of one look that were put aside. */
export async function tellRefusedMails(world: WorkerWorld, key: WatchKey, refused: readonly string[]): Promise<void> {
  if (refused.length === 0) return;
  await world.database.transaction((tx) =>
    raiseFilesAlert(tx, world, {
      workflow: key.workflow,
      severity: "warning",
      title: `${refused.length === 1 ? "One mail was" : `${refused.length} mails were`} put aside: ${key.workflow}`,
      what: listed(refused),
      done: "They lie in the folder for refused mails of the mailbox. Nothing was deleted.",
      next: "Look at them there, and ask their senders where they matter.",
    }),
  );
}

/** Raises one alert for a mailbox that cannot be looked into, until it can be again. */
export async function tellMailbox(
  world: WorkerWorld,
  key: WatchKey,
  connection: string,
  trouble: Error | null,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const troubles = new Map(trouble === null ? [] : [["", trouble.message]]);
    const fresh = await noteTroubles(tx, key, troubles, world.clock.now());
    if (fresh.length === 0 || trouble === null) return;
    const remedy = "remedy" in trouble && typeof trouble.remedy === "string" ? trouble.remedy : null;
    await raiseFilesAlert(tx, world, {
      workflow: key.workflow,
      severity: "warning",
      title: `Mails of ${key.workflow} are not fetched: ${connection}`,
      what: trouble.message,
      done: "Mails stay where they are; Surety looks again each minute, and takes them as soon as it can.",
      next: remedy ?? `Look at the connection "${connection}".`,
    });
  });
}
