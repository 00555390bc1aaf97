import type { WorkerWorld } from "../worker/world.ts";
import { raiseFilesAlert } from "./raise-files-alert.ts";

/** A scanner that is started anew is no news. */
const patienceMs = 5 * 60_000;

/** Beside the hash, so that this lock meets no others. */
const lockSpace = 7_788_060;

interface Waiting {
  workflow: string;
  files: number;
}

/** Tells each workflow whose files have waited for minutes that the scanner is away; once, until somebody settles it. */
export async function tellScannerAway(world: WorkerWorld, why: string): Promise<void> {
  const since = new Date(world.clock.now().getTime() - patienceMs);
  await world.database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1, 0)", [lockSpace]);
    const waiting = await tx.query<Waiting>(
      `select c.workflow, count(distinct f.hash)::int as files from surety.files f
       join surety.file_uses u on u.hash = f.hash join surety.cases c on c.id = u.case_id
       where f.scan is null and f.received_at < $1 and c.status in ('received', 'running', 'waiting')
       group by c.workflow order by c.workflow`,
      [since],
    );
    for (const { workflow, files } of waiting) {
      const title = `The virus scanner does not answer: documents of ${workflow} wait`;
      const told = await tx.query(
        "select id from surety.alerts where workflow = $1 and kind = 'files-refused' and title = $2 and state <> 'resolved' limit 1",
        [workflow, title],
      );
      if (told.length > 0) continue;
      await raiseFilesAlert(tx, world, {
        workflow,
        severity: "critical",
        title,
        what: `${files === 1 ? "One document waits" : `${files} documents wait`} to be scanned. ${why}`,
        done: "Nobody reads them meanwhile, cases that need them wait and are not failed, and go on by themselves.",
        next: "Start the scanner, or correct SURETY_SCANNER.",
      });
    }
  });
}
