import { fileURLToPath } from "node:url";
import { startChild } from "./child.ts";
import type { Target } from "./measure-load.ts";

const program = fileURLToPath(new URL("raw-engine.ts", import.meta.url));
const startTimeoutMs = 60_000;

export interface RawEngine {
  target: Target;
  stop(): Promise<void>;
}

/** (c): the raw engine, in a process and on a PostgreSQL of its own. */
export async function startRaw(folder: string): Promise<RawEngine> {
  const child = await startChild(program, [folder], { timeoutMs: startTimeoutMs });
  const { origin, postgresPid } = JSON.parse(child.firstLine) as { origin: string; postgresPid: number };
  const target = { pid: child.pid, postgresPid, origin, path: "/", headers: {}, inputs: [{ number: "{{n}}" }] };
  return { target, stop: child.stop };
}
