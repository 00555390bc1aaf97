import { UserError } from "@surety/core/errors/user-error";
import type { Arrival } from "@surety/core/wire/case";
import type { Commands } from "../commands/commands.ts";
import { lineEvent } from "../ingest/line-event.ts";
import { withoutNul } from "./without-nul.ts";

const linesPerCommit = 250;
/** Long lines are committed sooner, so that a stream of them passes through little memory; in characters. */
const charactersPerCommit = 4_000_000;
/** No line may be longer, in characters: as much as a case that is sent alone. */
const longestLine = 1_048_576;

/** Takes in a stream of JSON lines; each line has its own fate, one that is not JSON is kept as the text it is, and says why. */
export async function ingestLines(
  commands: Pick<Commands, "ingest">,
  { workflow, trigger, key, sender }: { workflow: string; trigger: string; key: string | undefined; sender: string },
  content: ReadableStream<Uint8Array>,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  let lines: { text: string; number: number }[] = [];
  let characters = 0;
  const commit = async () => {
    const events = lines.map(({ text, number }) => ({
      ...lineEvent(withoutNul(text.replaceAll("\0", "\ufffd"))),
      ...(key === undefined ? {} : { idempotencyKey: `${key}/${number}` }),
    }));
    lines = [];
    characters = 0;
    if (events.length > 0)
      arrivals.push(...(await commands.ingest({ workflow, trigger, events, kind: "api", sender })));
  };
  let number = 0;
  for await (const text of linesOf(content)) {
    if (text.trim() !== "") lines.push({ text, number });
    number += 1;
    characters += text.length;
    if (lines.length === linesPerCommit || characters >= charactersPerCommit) await commit();
  }
  await commit();
  return arrivals;
}

async function* linesOf(content: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoder();
  // Whoever gives up in the middle leaves the rest to be read.
  for await (const chunk of content.values({ preventCancel: true })) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
    if (rest.length > longestLine) throw lineTooLong();
  }
  yield rest + decoder.decode();
}

function lineTooLong(): UserError {
  return new UserError({
    code: "body-too-large",
    message: "A line is longer than 1 MB. The lines before it were taken in.",
    remedy: "Put one case on each line, and a link instead of large content.",
  });
}
