import { pipeline, Readable } from "node:stream";
import { createInterface } from "node:readline";
import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import type { Arrival } from "@surety/core/wire/case";
import type { Job } from "@surety/core/wire/workflow";
import { parse } from "csv-parse";
import type { Ingest } from "../ingest/ingest.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { ImportRequest } from "./commands.ts";
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
    for await (const rows of batches(request.format === "csv" ? csvRows(text) : jsonRows(text), rowsAtOnce)) {
      const arrivals = await ingest.accept({
        workflow: request.workflow,
        trigger: trigger.id,
        kind: "file",
        sender,
        events: rows.map((payload) => ({ payload })),
      });
      for (const arrival of arrivals) tally[arrival.fate] += 1;
      progress(request.bytes === null ? 0.5 : Math.min(1, read / request.bytes), `${sum(tally)} rows`);
    }
    return { ...tally };
  });
}

const sum = (tally: Tally): number => tally.accepted + tally.filtered + tally.duplicate + tally.invalid;

async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  const rows = parse({
    columns: header,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: longestLine,
  });
  // An error of the source ends the rows too; it is thrown where they are read.
  pipeline(Readable.from(text), rows, () => {});
  try {
    yield* rows;
  } catch (error) {
    if (error instanceof SuretyError) throw error;
    throw new UserError({
      code: "bad-csv",
      message: `This is not readable as CSV: ${(error as Error).message}.`,
      remedy: "Save it as CSV in UTF-8 with a line of column names first. Rows before this place were taken in.",
      cause: error,
    });
  }
}

function header(names: string[]): string[] {
  const blank = names.findIndex((name) => name.trim() === "");
  if (blank >= 0)
    throw new UserError({
      code: "bad-csv",
      message: `Column ${blank + 1} has no name.`,
      remedy: "The first line must name every column.",
    });
  return names.map((name) => name.trim());
}

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: Readable.from(text), crlfDelay: Infinity })) {
    if (line.trim() !== "") yield jsonOrText(line);
  }
}

/** A line that is not JSON is kept as it is, and found invalid like any other row that does not fit. */
function jsonOrText(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line.slice(0, longestLine);
  }
}

async function* batches<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
