import { createHash } from "node:crypto";
import { open as openFile, readFile } from "node:fs/promises";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import type { Completion } from "@surety/core/ports/language-model";
import { factsOf } from "@surety/core/language/facts-of";
import { minuteCost } from "@surety/core/speech/minute-cost";
import { mostSeconds } from "@surety/core/speech/recording-length";
import type { Transcription, TranscriptionRequest } from "@surety/core/speech/speech-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { sniffedBytes } from "@surety/core/document/sniff-type";
import { fileMissing, type Files } from "../files/files.ts";
import { isEndUnseen, type LanguageWorld } from "../language/ask-completion.ts";
import { type Call, keepBill, type Purpose } from "../language/keep-bill.ts";
import { ProviderRest } from "../language/provider-rest.ts";
import { newId } from "../storage/new-id.ts";

/** A recording of an hour takes minutes. */
const timeoutMs = 600_000;
/** More at once than any provider takes: OpenAI's limit, which compatible servers keep to. */
const mostBytes = 25 * 1_048_576;

/** A recording of ours, and who is to write it down. */
export interface Recording {
  readonly connection: string;
  readonly model: string;
  readonly language: string | null;
  readonly file: { readonly hash: string; readonly type: string; readonly size: number };
}

interface TranscriptionParts extends LanguageWorld {
  files: Pick<Files, "local">;
}

/** Has recordings written down, each once: text and bill are kept before anybody acts on them. */
export class Transcriptions {
  readonly #parts: TranscriptionParts;
  readonly #rest: ProviderRest;

  constructor(parts: TranscriptionParts) {
    this.#parts = parts;
    this.#rest = new ProviderRest(parts.database);
  }

  /** What was said, and what it cost now; what was paid for earlier costs nothing. */
  async transcribe(recording: Recording, purpose: Purpose): Promise<Transcription & { costMicros: number }> {
    refuseTooLarge(recording);
    const key = keyOf(recording);
    const known = await this.#known(key);
    if (known !== null) return { ...known, costMicros: 0 };
    const { connection, model, language, file } = recording;
    const path = await this.#parts.files.local(file.hash);
    const start = await firstBytes(path, file.hash);
    const open = await this.#parts.connection(connection);
    const { minutePrices = [] } = factsOf(open.models ?? [], model);
    const at = this.#parts.clock.now();
    const micros = minuteCost(mostSeconds(start, file.type, file.size), minutePrices, at);
    const hold = await this.#parts.budgets.hold({ ...purpose, model: `${connection}/${model}`, micros });
    const call = { connection, request: { model }, purpose, id: newId(), at, hold };
    const begun = performance.now();
    try {
      const request = { model, language, type: file.type, audio: await readFile(path) };
      const said = await this.#rest.call(connection, () => ask(open, connection, request));
      const costMicros = said.seconds === null ? null : minuteCost(said.seconds, minutePrices, at);
      // Where nobody says how long it was, it may have cost all that was set aside.
      const taken = costMicros === null ? { spent: 0, unseen: hold.micros } : { spent: costMicros, unseen: 0 };
      const bill = { ...call, costMicros, ...taken, milliseconds: performance.now() - begun };
      const answer = { key, completion: asKept(said) };
      this.#parts.budgets.booked(hold, await keepBill(this.#parts.database, bill, answer, null));
      return { ...said, costMicros: costMicros ?? 0 };
    } catch (error) {
      await this.#billFailure({ ...call, milliseconds: performance.now() - begun }, error);
      throw error;
    }
  }

  /** What a provider refused costs nothing; what nobody saw the end of may have cost all of it. */
  async #billFailure(call: Omit<Call, "costMicros" | "spent" | "unseen">, error: unknown): Promise<void> {
    const { budgets, database } = this.#parts;
    if (!(error instanceof SuretyError) || error.code === "provider-resting") return budgets.release(call.hold);
    const unseen = isEndUnseen(error) ? call.hold.micros : 0;
    const bill = { ...call, costMicros: null, spent: 0, unseen };
    budgets.booked(call.hold, await keepBill(database, bill, null, error.message));
  }

  async #known(key: string): Promise<Transcription | null> {
    const [row] = await this.#parts.database.query<{ completion: Transcription }>(
      "select completion from surety.model_answers where key = $1",
      [key],
    );
    if (row === undefined) return null;
    const { text, language, seconds } = row.completion;
    return { text, language, seconds };
  }
}

async function ask(
  open: Awaited<ReturnType<LanguageWorld["connection"]>>,
  connection: string,
  request: TranscriptionRequest,
): Promise<Transcription> {
  if (open.transcribe !== undefined) return open.transcribe(request, { timeoutMs });
  throw new TerminalError({
    code: "no-speech-model",
    message: `The connection "${connection}" leads to no speech model.`,
    remedy: "Name a connection of kind language whose provider is openai, mistral or openai-compatible.",
  });
}

/** The same bytes to the same model are the same text, whatever the file is called. */
function keyOf({ connection, model, language, file }: Recording): string {
  return createHash("sha256")
    .update(canonicalJson({ transcribe: 1, connection, model, language, hash: file.hash }))
    .digest("hex");
}

/** A transcript in the place where answers of language models are kept. */
function asKept(said: Transcription): Completion & Transcription {
  const usage = { input: null, cachedInput: null, output: null };
  return { ...said, finish: "stop", answeredBy: null, usage, tokens: null, warnings: [] };
}

async function firstBytes(path: string, hash: string): Promise<Uint8Array> {
  const file = await openFile(path).catch((error: unknown) => {
    throw fileMissing(hash, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function refuseTooLarge({ file }: Recording): void {
  if (file.size <= mostBytes) return;
  throw new TerminalError({
    code: "recording-too-large",
    message: `The recording has ${Math.ceil(file.size / 1_048_576)} MB; speech models take ${mostBytes / 1_048_576} MB at most.`,
    remedy: "Send it in a smaller format (Opus or MP3 for speech), or in parts.",
  });
}
