import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { isAlive } from "./is-alive.ts";

export interface SuretyStart {
  /** The project: workflows/, steps/ and, once started, .surety/. */
  folder: string;
  /** The same port again after a kill, so that clients find their server; any free one when left out. */
  port?: number;
  /** With the demonstration tickets. */
  demo?: boolean;
  env?: Readonly<Record<string, string>>;
  /** Another user to run as, where we are root. */
  user?: { uid: number; gid: number };
}

/** A served project in a process of its own, as `surety start` makes it. */
export interface SuretyProcess {
  readonly origin: string;
  readonly pid: number;
  /** The one-time link that makes the owner's account; null once somebody has one. */
  readonly setupUrl: string | null;
  /** Everything it has written to its terminal. */
  log(): string;
  /** Sends a signal and resolves when the process has ended. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends it in an orderly way, with its database. */
  stop(): Promise<void>;
}

export interface EndedSurety {
  code: number | null;
  stdout: string;
  stderr: string;
}

const running = new Set<ChildProcess>();
// Whoever ends in the middle, a failed test for one, leaves no server behind.
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

const command = fileURLToPath(new URL("../packages/server/src/cli/surety.ts", import.meta.url));
/** The last line of the welcome. */
const welcomed = "Ctrl+C";

/** Starts Surety and resolves when it has greeted. Rejects with its words when it ends before that. */
export async function startSurety(start: SuretyStart): Promise<SuretyProcess> {
  const { child, said } = spawnSurety(startArgs(start), start);
  await untilSaid(child, () => said.stderr.includes(welcomed), said);
  const { origin, pid } = JSON.parse(said.stdout.split("\n")[0] ?? "") as { origin: string; pid: number };
  const kill = async (signal: NodeJS.Signals) => {
    const ended = hasEnded(child) ? Promise.resolve() : once(child, "exit");
    child.kill(signal);
    await ended;
  };
  return {
    origin,
    pid,
    setupUrl: /https?:\S+\/setup\?token=\S+/.exec(said.stderr)?.[0] ?? null,
    log: () => said.stderr,
    kill,
    stop: () => kill("SIGTERM"),
  };
}

/** Runs one command of Surety to its end, e.g. `runSurety(["check"], { folder })`. */
export async function runSurety(
  args: readonly string[],
  start: Omit<SuretyStart, "port" | "demo">,
): Promise<EndedSurety> {
  const { child, said } = spawnSurety([...args, "--project", start.folder], start);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

/** `surety start` where it is expected to refuse: what it said, and its exit code. */
export function refusedStart(start: SuretyStart): Promise<EndedSurety> {
  const { folder, ...others } = start;
  return runSurety(startArgs(start).slice(0, -2), { folder, ...others });
}

function startArgs({ folder, port = 0, demo = false }: SuretyStart): string[] {
  return ["start", "--json", "--port", String(port), ...(demo ? ["--demo"] : []), "--project", folder];
}

function spawnSurety(args: readonly string[], { env = {}, user }: Pick<SuretyStart, "env" | "user">) {
  const said = { stdout: "", stderr: "" };
  const child = spawn(process.execPath, ["--disallow-code-generation-from-strings", command, ...args], {
    env: { ...process.env, DATABASE_URL: "", NODE_OPTIONS: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.stderr += text));
  return { child, said };
}

function untilSaid(
  child: ChildProcess,
  enough: () => boolean,
  said: { stdout: string; stderr: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => (enough() ? resolve() : undefined);
    child.stderr?.on("data", look);
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`Surety ended with code ${code}:\n${said.stdout}${said.stderr}`)));
    look();
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || !isAlive(child.pid ?? 0);
}
