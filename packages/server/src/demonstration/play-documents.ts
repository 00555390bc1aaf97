import { setTimeout as sleep } from "node:timers/promises";
import type { House } from "../main.ts";

/** A file that arrives in the demonstration; its name tells it from the others. */
export interface ArrivingFile {
  readonly name: string;
  content(): Promise<Uint8Array>;
}

/** How documents of one workflow arrive: some at once, so that there is something to see, the rest one by one. */
export interface Arrivals {
  readonly workflow: string;
  /** What they are called where they stop. */
  readonly noun: string;
  readonly atOnce: number;
  readonly pauseMs: number;
  /** What has to be there first, and then what arrives. */
  files(): Promise<readonly ArrivingFile[]>;
}

/** Lets the shipped documents arrive, each once however often the demonstration is started. Gives what stops it. */
export function playDocuments(house: House, arrivals: Arrivals): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const ended = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  const playing = play(house, arrivals, signal).catch((error: Error) => {
    if (!signal.aborted) house.world.log.warn(`The ${arrivals.noun} of the demonstration stopped: ${error.message}`);
  });
  return async () => {
    ending.abort();
    // What is made ready first may take a while, and nobody waits for it at the end.
    await Promise.race([playing, ended]);
  };
}

async function play(house: House, arrivals: Arrivals, signal: AbortSignal): Promise<void> {
  const { workflow, atOnce, pauseMs } = arrivals;
  const files = await notYetSent(house, workflow, await arrivals.files());
  for (const [at, file] of files.entries()) {
    if (at >= atOnce) await sleep(pauseMs, undefined, { signal });
    signal.throwIfAborted();
    await sendFile(house, workflow, file);
  }
}

async function notYetSent(
  house: House,
  workflow: string,
  files: readonly ArrivingFile[],
): Promise<readonly ArrivingFile[]> {
  const sent = await house.database.query<{ key: string }>(
    "select idempotency_key as key from surety.events where workflow = $1 and idempotency_key like 'demonstration-%'",
    [workflow],
  );
  const known = new Set(sent.map((row) => row.key));
  return files.filter((file) => !known.has(keyOf(file)));
}

/** One sheet after the other, as a post room puts them in. */
export async function sendFile(house: House, workflow: string, file: ArrivingFile): Promise<void> {
  const document = await house.files.add(chunks(await file.content()), file.name);
  const events = [{ payload: { document: { ...document } }, idempotencyKey: keyOf(file) }];
  await house.commands.ingest({ workflow, trigger: "api", kind: "api", events });
}

export async function* chunks(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

const keyOf = ({ name }: ArrivingFile): string => `demonstration-${name}`;
