import { fileURLToPath } from "node:url";
import { answerOf } from "./child.ts";
import { type CpuTimes, startCpuMeter, type Subject } from "./cpu-meter.ts";
import type { LoadPlan, LoadResult } from "./load-plan.ts";
import { residentMb, treeMb } from "./proc-stat.ts";

/** A system under load, and how it is reached. */
export interface Target extends Subject {
  origin: string;
  path: string;
  headers: Record<string, string>;
  inputs: readonly Record<string, unknown>[];
}

/** One line of the table. */
export interface Measurement extends Omit<LoadResult, "embeddedTexts" | "firstFailure"> {
  /** CPU milliseconds per case. */
  cpuMs: CpuTimes & { total: number };
  /** Megabytes right after the load. */
  memoryMb: { server: number; postgres: number };
  /** The share of cases that the sentence embedding was asked about. */
  embeddedShare: number;
}

export interface Measured {
  measurement: Measurement;
  embeddedTexts: string[];
}

const generator = fileURLToPath(new URL("load-generator.ts", import.meta.url));
const longestMs = 240_000;
let sent = 0;

/** Puts a load on a target, and says what it took. Throws where a case did not end as it should. */
export async function measureLoad(target: Target, shape: LoadPlan["shape"]): Promise<Measured> {
  const count = shape.kind === "closed" ? shape.count : shape.perSecond * shape.seconds;
  const { origin, path, headers, inputs } = target;
  const plan: LoadPlan = {
    origin,
    path,
    headers,
    shape,
    bodies: inputs.map((one) => JSON.stringify(one)),
    firstNumber: sent,
  };
  sent += count;
  const used = startCpuMeter(target);
  const { embeddedTexts, firstFailure, ...result } = await answerOf<LoadResult>(generator, [], {
    input: JSON.stringify(plan),
    timeoutMs: longestMs,
  });
  const cpuMs = perCase(used(), result.cases);
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.cases} cases failed, such as: ${firstFailure}`);
  const memoryMb = { server: residentMb(target.pid), postgres: treeMb(target.postgresPid) };
  const embeddedShare = embeddedTexts.length / result.cases;
  return { measurement: { ...result, cpuMs, memoryMb, embeddedShare }, embeddedTexts };
}

function perCase(times: CpuTimes, cases: number): Measurement["cpuMs"] {
  const main = times.main / cases;
  const workers = times.workers / cases;
  const helpers = times.helpers / cases;
  const postgres = times.postgres / cases;
  return { main, workers, helpers, postgres, total: main + workers + helpers + postgres };
}
