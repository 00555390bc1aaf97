import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface ChildOptions {
  /** Given to the child as its standard input. */
  input?: string;
  /** Flags of Node. */
  flags?: readonly string[];
  timeoutMs: number;
}

/** A child that has said its first line and goes on. */
export interface RunningChild {
  pid: number;
  firstLine: string;
  /** What it has written to its standard error. */
  errors(): string;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
// Asked to end, not killed: a server ends its PostgreSQL first.
process.on("exit", () => running.forEach((child) => child.kill("SIGTERM")));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));

/** Runs a program of ours to its end and gives the JSON value of its last line of output. */
export async function answerOf<Answer>(program: string, args: string[], options: ChildOptions): Promise<Answer> {
  const { child, said } = start(program, args, options);
  child.stdin?.end(options.input ?? "");
  const timer = setTimeout(() => child.kill("SIGKILL"), options.timeoutMs);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said.error.slice(-4000)}`);
  return JSON.parse(said.output.trim().split("\n").at(-1) ?? "null") as Answer;
}

/** Starts a program of ours and resolves when it has said its first line. */
export async function startChild(program: string, args: string[], options: ChildOptions): Promise<RunningChild> {
  const { child, said } = start(program, args, options);
  const firstLine = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), options.timeoutMs);
    child.stdout?.on("data", () => said.output.includes("\n") && resolve(said.output.split("\n")[0] as string));
    child.once("close", (code) => reject(new Error(`${program} ended with ${code}:\n${said.error.slice(-4000)}`)));
    void once(child.stdout as NodeJS.ReadableStream, "data").then(() => clearTimeout(timer));
  });
  return { pid: child.pid as number, firstLine, errors: () => said.error, stop: () => stop(child) };
}

function start(program: string, args: string[], { flags = [] }: ChildOptions) {
  const environment = { ...process.env, DATABASE_URL: "", NODE_OPTIONS: "" };
  const child = spawn(process.execPath, [...flags, program, ...args], { env: environment, stdio: "pipe" });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const said = { output: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.error += text));
  return { child, said };
}

/** Ends what still runs, after a failure in the middle for one. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
