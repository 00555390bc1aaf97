import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { raiseFilesAlert } from "./raise-files-alert.ts";

/** Cases that an alert names; the others are counted. */
const mostNamed = 10;

interface Holder {
  id: string;
  workflow: string;
  title: string;
}

/** Writes into each case that holds an infected file what was found in it, and raises an alert for its workflow. */
export async function tellInfected(
  tx: Transaction,
  world: WorkerWorld,
  { hash, threat }: { hash: string; threat: string },
): Promise<void> {
  const now = world.clock.now();
  const holders = await tx.query<Holder>(
    `select c.id, c.workflow, c.title from surety.file_uses u join surety.cases c on c.id = u.case_id
     where u.hash = $1 order by c.received_at, c.id`,
    [hash],
  );
  if (holders.length === 0) return;
  await tx.query(
    `insert into surety.timeline (case_id, at, kind, title, detail)
     select id, $2, 'error', $3, $4 from unnest($1::uuid[]) as id`,
    [
      holders.map(({ id }) => id),
      now,
      `A virus scanner found ${threat} in a document: it is in quarantine`,
      JSON.stringify({ hash, threat }),
    ],
  );
  for (const [workflow, cases] of Map.groupBy(holders, (one) => one.workflow)) {
    await raiseFilesAlert(tx, world, {
      workflow,
      severity: "critical",
      title: `A document is infected (${threat}): ${cases[0]?.title ?? workflow}`,
      what: `A virus scanner found ${threat} in the file ${hash}, which ${casesOf(cases)}.`,
      done: "The file is in quarantine: nobody reads it, it is not shown and not handed out. Cases that need it go to a person.",
      next: "Ask its sender for a clean one, and tell whoever looks after security.",
    });
  }
}

function casesOf(cases: readonly Holder[]): string {
  const named = cases.slice(0, mostNamed).map(({ id, title }) => `"${title}" (${id})`);
  const more = cases.length - named.length;
  return `${cases.length === 1 ? "one case names" : `${cases.length} cases name`}: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
