import { fileURLToPath } from "node:url";
import { startChild } from "./child.ts";
import { measureTarget, type TargetFigures } from "./measure-target.ts";
import type { Plan } from "./plan.ts";

const program = fileURLToPath(new URL("raw-engine.ts", import.meta.url));
const startTimeoutMs = 60_000;

/** (c): the raw engine, in a process and on a PostgreSQL of its own. */
export async function measureRaw(folder: string, plan: Plan): Promise<TargetFigures> {
  const child = await startChild(program, [folder], { timeoutMs: startTimeoutMs });
  const { origin, postgresPid } = JSON.parse(child.firstLine) as { origin: string; postgresPid: number };
  const target = { pid: child.pid, postgresPid, origin, path: "/", headers: {}, inputs: [{ number: "{{n}}" }] };
  const { figures } = await measureTarget(target, "raw", plan);
  await child.stop();
  return figures;
}
