import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface FakeClamd {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** Every file that it was sent, whole. */
  readonly scanned: readonly Buffer[];
  /** Answers the next file with this in place of a verdict, without waiting for its end. */
  replyNext(reply: string): void;
  /** Ends the connection of the next file in the middle of it. */
  hangUpNext(): void;
  close(): Promise<void>;
}

/** The text by which scanners are tried out; in two parts, so that none finds it in this file. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/**
 * ClamAV's daemon on loopback, as far as INSTREAM goes: frames with their length, `StreamMaxLength`, and a verdict. It
 * finds the text by which scanners are tried out. `port` opens it where it was before.
 */
export async function startFakeClamd(options: { mostBytes?: number; port?: number } = {}): Promise<FakeClamd> {
  const { mostBytes = 100 * 1_048_576, port = 0 } = options;
  const scanned: Buffer[] = [];
  const next: ({ reply: string } | "hang up")[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    serve(socket, { mostBytes, scanned, planned: next.shift() });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  return {
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    scanned,
    replyNext: (reply) => void next.push({ reply }),
    hangUpNext: () => void next.push("hang up"),
    close: () => closed(server, sockets),
  };
}

interface Serving {
  mostBytes: number;
  scanned: Buffer[];
  planned: { reply: string } | "hang up" | undefined;
}

const command = Buffer.from("zINSTREAM\0");

function serve(socket: Socket, { mostBytes, scanned, planned }: Serving): void {
  let buffer = Buffer.alloc(0);
  let begun = false;
  const content: Buffer[] = [];
  let size = 0;
  let answered = false;
  const answer = (reply: string) => {
    answered = true;
    socket.end(`${reply}\0`);
  };
  socket.on("data", (chunk) => {
    if (answered) return;
    buffer = Buffer.concat([buffer, chunk]);
    if (!begun && buffer.length >= command.length) {
      if (!buffer.subarray(0, command.length).equals(command)) return answer("UNKNOWN COMMAND");
      buffer = buffer.subarray(command.length);
      begun = true;
    }
    while (begun && buffer.length >= 4) {
      const length = buffer.readUInt32BE(0);
      if (planned === "hang up") return void socket.destroy();
      if (planned !== undefined) return answer(planned.reply);
      if (length === 0) {
        const whole = Buffer.concat(content);
        scanned.push(whole);
        return answer(whole.includes(eicar) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
      }
      if (size + length > mostBytes) return answer("INSTREAM size limit exceeded. ERROR");
      if (buffer.length < 4 + length) return;
      content.push(buffer.subarray(4, 4 + length));
      size += length;
      buffer = buffer.subarray(4 + length);
    }
  });
}

function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
