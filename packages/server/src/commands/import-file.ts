import { Readable } from "node:stream";
import { createInterface } from "node:readline";
import { UserError } from "@surety/core/errors/user-error";
import type { Arrival } from "@surety/core/wire/case";
import type { Job } from "@surety/core/wire/workflow";
import type { Ingest } from "../ingest/ingest.ts";
import { lineEvent } from "../ingest/line-event.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { ArrivedEvent, ImportRequest } from "./commands.ts";
import { csvEvents } from "./csv-events.ts";
import { startJob } from "./jobs.ts";
import { textChunks } from "./text-chunks.ts";

/** Rows that are taken in together; each has its own fate. */
const rowsAtOnce = 256;
const longestLine = 1_000_000;

type Tally = Record<Arrival["fate"], number>;

/** Takes in a CSV or JSONL file row by row while it arrives. A bad row is kept in the journal and stops nothing. */
export async function importFile(
  world: WorkerWorld,
  ingest: Ingest,
  request: ImportRequest,
  sender: string,
): Promise<Job> {
  const { compiled } = await world.definitions.current(request.workflow);
  const trigger = compiled.triggers.find((one) => one.kind === "file");
  if (trigger === undefined)
    throw new UserError({
      code: "trigger-not-found",
      field: "triggers",
      message: `${request.workflow} takes no files.`,
      remedy: 'Add a trigger such as { id: "file", file: {} } to its document.',
    });
  return startJob(world, "import", request.workflow, async (progress) => {
    const tally: Tally = { accepted: 0, filtered: 0, duplicate: 0, invalid: 0 };
    let read = 0;
    const text = textChunks(request.content, (bytes) => (read += bytes));
    for await (const rows of batches(
      request.format === "csv" ? csvEvents(text, longestLine) : jsonRows(text),
      rowsAtOnce,
    )) {
      const arrivals = await ingest.accept({
        workflow: request.workflow,
        trigger: trigger.id,
        kind: "file",
        sender,
        events: rows,
      });
      for (const arrival of arrivals) tally[arrival.fate] += 1;
      progress(request.bytes === null ? 0.5 : Math.min(1, read / request.bytes), `${sum(tally)} rows`);
    }
    return { ...tally };
  });
}

const sum = (tally: Tally): number => tally.accepted + tally.filtered + tally.duplicate + tally.invalid;

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<ArrivedEvent> {
  for await (const line of createInterface({ input: Readable.from(text), crlfDelay: Infinity })) {
    if (line.trim() !== "") yield lineEvent(line.slice(0, longestLine));
  }
}

async function* batches<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  let broken: unknown;
  try {
    for await (const item of items) {
      batch.push(item);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    broken = error;
  }
  // Where a file breaks off, what had come of it is taken in first, as its message says.
  if (batch.length > 0) yield batch;
  if (broken !== undefined) throw broken;
}
