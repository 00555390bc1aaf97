import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { UserError } from "@surety/core/errors/user-error";
import pg from "pg";
import { postgresBinaries } from "./postgres-binaries.ts";
import { chooseRunAs, type RunAs } from "./run-as.ts";

/** A PostgreSQL of our own: a child process with its data in `folder`, reached over a Unix socket only. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Process id of the postmaster now serving. */
  pid(): number | undefined;
  /** Ends it in an orderly way, unless another process of the project still uses it. */
  stop(): Promise<void>;
}

const settings = {
  listen_addresses: "",
  max_connections: "100",
  shared_buffers: "128MB",
  max_wal_size: "1GB",
  wal_compression: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // Scanning every file before recovery takes seconds on a busy disk; one syncfs does the same.
  recovery_init_sync_method: process.platform === "linux" ? "syncfs" : "fsync",
};
/** PostgreSQL refuses longer socket paths (108 bytes in the kernel, with its own suffix). */
const longestSocketFolder = 85;
const startTimeoutMs = 60_000;

/** Starts the project's PostgreSQL, or joins the one that an earlier process left running; restarts it when it dies. */
export async function startEmbeddedPostgres(
  folder: string,
  onRestart: (message: string) => void,
): Promise<EmbeddedPostgres> {
  const server = new Postmaster(folder);
  await server.ensureRunning();
  server.watch(onRestart);
  return { url: server.url, pid: () => server.pid(), stop: () => server.stop() };
}

class Postmaster {
  readonly url: string;
  readonly #native = postgresBinaries();
  readonly #data: string;
  readonly #socket: string;
  readonly #log: string;
  readonly #as: RunAs;
  #watch: NodeJS.Timeout | undefined;
  #starting: Promise<void> | undefined;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#as = chooseRunAs(join(this.#native, "bin/initdb"), join(folder, "postgres"));
    this.#data = join(folder, "postgres", "data");
    this.#log = join(folder, "postgres.log");
    this.#socket = socketFolder(join(folder, "postgres"));
    this.url = `postgresql://postgres@localhost/surety?host=${encodeURIComponent(this.#socket)}`;
  }

  pid(): number | undefined {
    const file = join(this.#data, "postmaster.pid");
    if (!existsSync(file)) return undefined;
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    return Number.isInteger(pid) && alive(pid) ? pid : undefined;
  }

  ensureRunning(): Promise<void> {
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #start(): Promise<void> {
    this.#initialise();
    if (this.pid() === undefined) this.#spawn();
    await this.#untilServing();
    await this.#createDatabase();
  }

  #initialise(): void {
    this.#as.own(join(this.#data, ".."));
    this.#as.own(this.#socket);
    if (existsSync(join(this.#data, "PG_VERSION"))) return;
    rmSync(this.#data, { recursive: true, force: true });
    const result = this.#run("initdb", [
      "-D",
      this.#data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ]);
    if (result.status !== 0) throw startFailure(result.stderr, this.#data);
  }

  #run(name: string, args: string[]) {
    const { program, args: all, ...identity } = this.#as.command(join(this.#native, "bin", name), args);
    return spawnSync(program, all, { ...identity, cwd: "/", encoding: "utf8" });
  }

  #spawn(): void {
    const options = Object.entries({ ...settings, unix_socket_directories: this.#socket }).flatMap(([key, value]) => [
      "-c",
      `${key}=${value}`,
    ]);
    const { program, args, ...identity } = this.#as.command(join(this.#native, "bin/postgres"), [
      "-D",
      this.#data,
      ...options,
    ]);
    const log = openSync(this.#log, "a");
    // A process group of its own: Ctrl+C must reach us first, so that cases end before their database does.
    const child = spawn(program, args, { ...identity, cwd: "/", detached: true, stdio: ["ignore", log, log] });
    child.on("error", () => {});
    child.unref();
  }

  async #untilServing(): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    for (let spawned = Date.now(); ; await sleep(20)) {
      const reason = await tryConnect(this.url.replace("/surety?", "/postgres?"));
      if (reason === undefined) return;
      if (Date.now() > deadline) throw startFailure(`${reason}\n${tail(this.#log)}`, this.#data);
      // The lock of a killed postmaster can outlive it for a moment; then the first try ends at once.
      if (this.pid() === undefined && Date.now() - spawned > 300) {
        const full = /No space left on device/.test(tail(this.#log));
        if (full) throw startFailure(tail(this.#log), this.#data);
        this.#spawn();
        spawned = Date.now();
      }
    }
  }

  async #createDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url.replace("/surety?", "/postgres?") });
    await client.connect();
    try {
      const found = await client.query("select 1 from pg_database where datname = 'surety'");
      if (found.rowCount === 0) await client.query("create database surety");
    } finally {
      await client.end();
    }
  }

  watch(onRestart: (message: string) => void): void {
    this.#watch = setInterval(() => {
      if (this.pid() !== undefined || this.#starting !== undefined) return;
      onRestart("PostgreSQL ended unexpectedly; starting it again.");
      this.ensureRunning().then(
        () => onRestart("PostgreSQL is back."),
        (error: Error) => onRestart(error.message),
      );
    }, 250);
    this.#watch.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    const pid = this.pid();
    if (pid === undefined || (await this.#usedByOthers())) return;
    process.kill(pid, "SIGINT");
    for (let waited = 0; alive(pid) && waited < 10_000; waited += 20) await sleep(20);
  }

  async #usedByOthers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url });
    try {
      await client.connect();
      const { rows } = await client.query(
        "select count(*)::int as n from pg_stat_activity where client_port is not null and pid <> pg_backend_pid()",
      );
      return rows[0].n > 0;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function socketFolder(wanted: string): string {
  if (wanted.length <= longestSocketFolder) return wanted;
  return join(tmpdir(), `surety-${createHash("sha256").update(wanted).digest("hex").slice(0, 16)}`);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !zombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A killed child that nobody has waited for still answers to signal 0. */
function zombie(pid: number): boolean {
  try {
    return process.platform === "linux" && /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

async function tryConnect(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => {});
  }
}

function tail(file: string): string {
  if (!existsSync(file)) return "";
  const text = readFileSync(file, "utf8");
  return text.slice(Math.max(0, statSync(file).size - 2000)).trim();
}

function startFailure(output: string, data: string): Error {
  if (/No space left on device/.test(output)) {
    return new UserError({
      code: "disk-full",
      message: `The disk that holds ${data} is full.`,
      remedy: "Free some space, then start again; nothing was lost.",
    });
  }
  return new TerminalError({
    code: "postgres-start",
    message: `The embedded PostgreSQL did not start: ${output.trim().split("\n").slice(-3).join(" | ")}`,
    remedy: `Look at postgres.log beside ${data}, or set DATABASE_URL.`,
  });
}
