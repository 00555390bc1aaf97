import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child.ts";
import type { Inspectable } from "./collect-garbage.ts";
import type { Subject } from "./cpu-meter.ts";

/** A running `surety start`. */
export interface SuretyServer extends Subject, Inspectable {
  origin: string;
  /** Seconds from the start of the process until /readyz said yes. */
  startSeconds: number;
  stop(): Promise<void>;
}

const command = fileURLToPath(new URL("../packages/server/src/cli/surety.ts", import.meta.url));
/** As scripts/bootstrap/run-surety.mjs has them; the port counts only once the inspector is asked for. */
const flags = [
  "--disallow-code-generation-from-strings",
  "--disable-warning=ExperimentalWarning",
  "--disable-warning=TimeoutNegativeWarning",
  "--inspect-port=0",
];
const startTimeoutMs = 90_000;
const lookMs = 10;

export async function startServer(folder: string): Promise<SuretyServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = ["start", "--json", "--project", folder, "--port", String(port)];
  const begun = performance.now();
  const starting = startChild(command, args, { flags, timeoutMs: startTimeoutMs });
  const [child] = await Promise.all([starting, untilReady(origin)]);
  const startSeconds = (performance.now() - begun) / 1000;
  const { pid, errors, stop } = child;
  return { origin, startSeconds, pid, errors, postgresPid: postmasterPid(folder), stop };
}

async function untilReady(origin: string): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await sleep(lookMs);
  }
  throw new Error("the server did not become ready");
}

function postmasterPid(folder: string): number {
  const file = join(folder, ".surety", "postgres", "data", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
