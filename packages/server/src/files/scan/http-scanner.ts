import type { Outbound } from "@surety/connectors";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { z } from "zod";
import type { Scanner, Verdict } from "./scanner.ts";

const timeoutMs = 120_000;
const answer = z.union([
  z.object({ clean: z.literal(true) }),
  z.object({ clean: z.literal(false), threat: z.string().max(200).default("unnamed") }),
]);

/** A scanner behind HTTP: it is posted the bytes, and answers `{ "clean": true }` or `{ "clean": false, "threat": "…" }`. */
export function httpScanner(url: URL, outbound: Pick<Outbound, "request">): Scanner {
  const name = url.host;
  return {
    name,
    async scan(content): Promise<Verdict> {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      const headers = { "content-type": "application/octet-stream", accept: "application/json" };
      try {
        const body = Buffer.concat(chunks);
        const said = await outbound.request({ url, method: "POST", headers, body, timeoutMs });
        const parsed = said.status === 200 ? answer.safeParse(jsonIn(said.body)) : undefined;
        if (parsed?.success === true) return parsed.data;
        throw away(name, `it answered ${said.status} without a verdict`);
      } catch (error) {
        if (!(error instanceof SuretyError) || error.code === "scanner-away") throw error;
        throw away(name, error.message, error);
      }
    },
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Nothing that it says but a verdict lets a file through, so whatever it is, the file waits. */
function away(name: string, why: string, cause?: unknown): TransientError {
  return new TransientError({
    code: "scanner-away",
    message: `The virus scanner (${name}) does not answer: ${why}.`,
    remedy: "Start it, or correct SURETY_SCANNER. Files wait for it.",
    cause,
  });
}
