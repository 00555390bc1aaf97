import { TerminalError } from "@surety/core/errors/terminal-error";
import type { Readable } from "node:stream";

const mostBytes = 5 * 1024 * 1024;
const newline = 0x0a;

/** The lines of a body that may be of any size, as they arrive; a line of more than 5 MB ends it. Empty lines are left out. */
export async function* limitedLines(body: Readable, where: string): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    let rest = chunk;
    for (let at = rest.indexOf(newline); at >= 0; at = rest.indexOf(newline)) {
      yield* lineOf([...parts, rest.subarray(0, at)]);
      rest = rest.subarray(at + 1);
      [parts, size] = [[], 0];
    }
    parts.push(rest);
    size += rest.length;
    if (size > mostBytes) throw tooLong(where);
  }
  yield* lineOf(parts);
}

function* lineOf(parts: readonly Buffer[]): Generator<string> {
  const line = Buffer.concat(parts).toString("utf8").trim();
  if (line !== "") yield line;
}

function tooLong(where: string): TerminalError {
  return new TerminalError({
    code: "answer-too-large",
    message: `${where} answered with a line of more than 5 MB.`,
    remedy: "Ask for less in one question.",
  });
}
