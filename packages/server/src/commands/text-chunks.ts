import { UserError } from "@surety/core/errors/user-error";

/** A stream of bytes as text. Throws a UserError where it is not UTF-8 text: a spreadsheet or an image sent as CSV, say. */
export async function* textChunks(
  content: ReadableStream<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of content) {
    onRead(chunk.byteLength);
    yield decode(decoder, chunk);
  }
  yield decode(decoder, undefined);
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): string {
  try {
    const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    if (!text.includes("\u0000")) return text;
  } catch {
    // Falls through: both ways of being no text are said in the same words.
  }
  throw new UserError({
    code: "not-text",
    message: "This file is not text in UTF-8.",
    remedy: "Export it as CSV or JSON Lines in UTF-8; spreadsheets and archives cannot be taken in as they are.",
  });
}
