import { connect, type Socket } from "node:net";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import type { Scanner, Verdict } from "./scanner.ts";

/** Longer than clamd takes for the largest archive that it is willing to open. */
const silenceMs = 120_000;
const chunkBytes = 65_536;
const longestReply = 4096;

/** Where clamd listens: `{ host, port }`, or `{ path }` of its socket. */
export type ClamdAddress = { host: string; port: number } | { path: string };

/** ClamAV's daemon, which is sent each file over a connection of its own (INSTREAM). */
export function clamd(address: ClamdAddress): Scanner {
  const name = "path" in address ? `clamd at ${address.path}` : `clamd at ${address.host}:${address.port}`;
  return {
    name,
    async scan(content) {
      const socket = connect(address);
      socket.setTimeout(silenceMs, () => socket.destroy(new Error(`it said nothing for ${silenceMs / 1000} s`)));
      const reply = replyOf(socket);
      // Whoever sends learns first that the connection is gone; what matters is why.
      reply.catch(() => {});
      try {
        await sendAll(socket, content, reply);
        return verdictOf(await reply, name);
      } finally {
        socket.destroy();
      }
    },
  };

  /** Sends until all is sent, or clamd has answered: it does so early where it has had enough. */
  async function sendAll(socket: Socket, content: AsyncIterable<Uint8Array>, reply: Promise<string>): Promise<void> {
    const answered = reply.then(() => true);
    answered.catch(() => {});
    const send = async (bytes: Uint8Array): Promise<boolean> => {
      if (socket.write(bytes)) return false;
      const drained = new Promise<boolean>((resolve) => socket.once("drain", () => resolve(false)));
      return Promise.race([drained, answered]);
    };
    await send(Buffer.from("zINSTREAM\0"));
    for await (const part of content) {
      for (let from = 0; from < part.byteLength; from += chunkBytes)
        if (await send(framed(part.subarray(from, from + chunkBytes)))) return;
    }
    await send(Buffer.alloc(4));
  }

  function replyOf(socket: Socket): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = "";
      socket.on("data", (chunk) => {
        text = (text + chunk.toString("utf8")).slice(0, longestReply);
        const end = text.indexOf("\0");
        if (end >= 0) resolve(text.slice(0, end));
      });
      socket.on("error", (error) => reject(away(name, error)));
      socket.on("close", () => reject(away(name, new Error("the connection ended without an answer"))));
    });
  }
}

function framed(part: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.byteLength);
  return Buffer.concat([length, part]);
}

function verdictOf(reply: string, name: string): Verdict {
  const text = reply.replace(/^stream: /, "").trim();
  if (text === "OK") return { clean: true };
  const found = /^(.*) FOUND$/.exec(text);
  if (found !== null) return { clean: false, threat: (found[1] ?? "").slice(0, 200) };
  if (text.includes("size limit exceeded"))
    throw new UserError({
      code: "file-not-scannable",
      message: "The file is larger than the virus scanner takes.",
      remedy: "Whoever runs clamd raises StreamMaxLength, or somebody sends a smaller file.",
    });
  throw away(name, new Error(`it answered "${text.slice(0, 200)}"`));
}

function away(name: string, cause: Error): TransientError {
  return new TransientError({
    code: "scanner-away",
    message: `The virus scanner (${name}) does not answer: ${cause.message}.`,
    remedy: "Start it, or correct SURETY_SCANNER. Files wait for it.",
    cause,
  });
}
