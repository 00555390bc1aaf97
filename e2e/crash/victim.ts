import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../is-alive.ts";
import { endPostmaster, postmasterPid } from "../postmaster.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";

/** What is killed. `both` is what a power cut does: the next start finds nothing running and recovers from the disk. */
export type Target = "server" | "postgres" | "both";

/** One kill, and how long it took until work was taken again. */
export interface Blow {
  target: Target;
  /** From the start of the new process (from the kill, for `postgres`) to the first good answer of /readyz. */
  seconds: number;
}

/** A served project that is killed and started again, always at the same address. */
export interface Victim {
  /** The process of the first start. */
  readonly first: SuretyProcess;
  /** Kills with SIGKILL, starts again where nobody else does, and resolves when work is taken again. */
  strike(target: Target): Promise<Blow>;
  /** What all its processes wrote to their terminals. */
  log(): string;
  stop(): Promise<void>;
}

const lookMs = 10;

export async function victimIn(folder: string): Promise<Victim> {
  const first = await startSurety({ folder });
  const port = Number(new URL(first.origin).port);
  const lives = [first];
  const last = () => lives.at(-1) ?? first;

  async function startAgain(): Promise<number> {
    const begun = performance.now();
    const starting = startSurety({ folder, port });
    let failure: unknown;
    starting.catch((error: unknown) => (failure = error));
    await untilReady(first.origin, () => failure !== undefined);
    if (failure !== undefined) throw failure;
    const seconds = (performance.now() - begun) / 1000;
    lives.push(await starting);
    return seconds;
  }

  return {
    first,
    async strike(target) {
      if (target === "postgres") return { target, seconds: await killPostmaster(folder, last()) };
      await last().kill("SIGKILL");
      if (target === "both") await endPostmaster(folder, "SIGKILL");
      return { target, seconds: await startAgain() };
    },
    log: () => lives.map((each) => each.log()).join("\n--- the next life ---\n"),
    stop: () => last().stop(),
  };
}

/** The server notices by itself that its database is gone, and starts it again. */
async function killPostmaster(folder: string, { origin, pid, log }: SuretyProcess): Promise<number> {
  const old = postmasterPid(folder);
  if (old === undefined) throw new Error("there is no PostgreSQL to kill");
  const ended = () => !isAlive(pid);
  const begun = performance.now();
  process.kill(old, "SIGKILL");
  while (isAlive(old)) await sleep(1);
  // Before another postmaster runs, an answer may come from a connection of the old one.
  while ([undefined, old].includes(postmasterPid(folder)) && !ended()) await sleep(lookMs);
  await untilReady(origin, ended);
  if (ended()) throw new Error(`the server ended with its database:\n${log()}`);
  return (performance.now() - begun) / 1000;
}

async function untilReady(origin: string, givenUp: () => boolean): Promise<void> {
  while (!givenUp() && !(await isReady(origin))) await sleep(lookMs);
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2000) })).status === 200;
  } catch {
    return false;
  }
}
