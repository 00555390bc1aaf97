import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";

/** A stream of bytes as text. Throws a UserError where it is not UTF-8 text: a spreadsheet or an image sent as CSV, say. */
export async function* textChunks(
  content: ReadableStream<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isText = true;
  for await (const chunk of arriving(content)) {
    onRead(chunk.byteLength);
    const text: string | null = isText ? decode(decoder, chunk) : null;
    // What is no text is read to its end all the same: a sender that is cut off would not hear why.
    isText = text !== null;
    if (text !== null) yield text;
  }
  const last = isText ? decode(decoder, undefined) : null;
  if (last === null) throw notText();
  yield last;
}

async function* arriving(content: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw error instanceof SuretyError ? error : brokenOff(error);
  }
}

/** The text of a piece; null where it is none. */
function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): string | null {
  try {
    const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    return text.includes("\u0000") ? null : text;
  } catch {
    return null;
  }
}

function brokenOff(cause: unknown): UserError {
  return new UserError({
    code: "upload-broken",
    message: "The file broke off while it was being sent.",
    remedy: "Send it again. The rows that had arrived were taken in; with a dedupe key they are not taken in twice.",
    cause,
  });
}

function notText(): UserError {
  return new UserError({
    code: "not-text",
    message: "This file is not text in UTF-8.",
    remedy: "Export it as CSV or JSON Lines in UTF-8; spreadsheets and archives cannot be taken in as they are.",
  });
}
