import { TerminalError } from "@surety/core/errors/terminal-error";
import type { Readable } from "node:stream";

const MAX_BYTES = 5 * 1024 * 1024;

/** The whole body as text; an answer of more than 5 MB is cut off and given to a person. */
export async function readBody(body: Readable, where: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of limitedBody(body, where)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** The body as it arrives, with the same limit. */
export async function* limitedBody(body: Readable, where: string): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new TerminalError({
        code: "answer-too-large",
        message: `${where} answered with more than 5 MB.`,
        remedy: "Ask for less, for example with a filter or a page size.",
      });
    }
    yield chunk;
  }
}
