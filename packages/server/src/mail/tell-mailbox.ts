import { noFigures } from "@surety/core/watch/alert-facts";
import { noteTroubles, type WatchKey } from "../folders/sightings.ts";
import type { Transaction } from "../storage/database.ts";
import { raiseAlert } from "../watch/raise-alert.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Reasons that an alert names; the others are counted. */
const mostNamed = 10;

/** Raises one alert for the mails of one look that were put aside. */
export async function tellRefusedMails(world: WorkerWorld, key: WatchKey, refused: readonly string[]): Promise<void> {
  if (refused.length === 0) return;
  const more = refused.length - mostNamed;
  await world.database.transaction((tx) =>
    raise(tx, world, key, {
      title: `${refused.length === 1 ? "One mail was" : `${refused.length} mails were`} put aside: ${key.workflow}`,
      what: [...refused.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join("\n"),
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
    await raise(tx, world, key, {
      title: `Mails of ${key.workflow} are not fetched: ${connection}`,
      what: trouble.message,
      done: "Mails stay where they are; Surety looks again each minute, and takes them as soon as it can.",
      next: remedy ?? `Look at the connection "${connection}".`,
    });
  });
}

async function raise(
  tx: Transaction,
  world: WorkerWorld,
  { workflow }: WatchKey,
  { title, ...facts }: { title: string; what: string; done: string; next: string },
): Promise<void> {
  await raiseAlert(tx, world, {
    id: world.newId(),
    workflow,
    judgment: null,
    segment: null,
    kind: "files-refused",
    rate: null,
    severity: "warning",
    gate: null,
    watch: null,
    title,
    facts: { ...facts, ...noFigures },
  });
}
