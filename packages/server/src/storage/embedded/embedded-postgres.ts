import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDataFolder } from "./data-folder.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { ensureDatabase, usedByOthers, whyAway } from "./postmaster-connections.ts";
import { alive, startedWith } from "./process-alive.ts";
import { chooseRunAs, type RunAs } from "./run-as.ts";
import { isFull, messageOf, startFailure } from "./start-failure.ts";

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
  shared_buffers: "256MB",
  max_wal_size: "1GB",
  wal_compression: "on",
  jit: "off",
  // Nobody reads the names of its processes, and each statement would write one.
  update_process_title: "off",
  // Everything hot is in memory and disks have no arms: an index is worth its look from a few pages on.
  random_page_cost: "1.1",
  // Plans follow a young installation as it grows, instead of a minute later.
  autovacuum_naptime: "15s",
  timezone: "UTC",
  log_timezone: "UTC",
  // Scanning every file before recovery takes seconds on a busy disk; one syncfs does the same.
  recovery_init_sync_method: process.platform === "linux" ? "syncfs" : "fsync",
};
/** PostgreSQL refuses longer socket paths (108 bytes in the kernel, with its own suffix). */
const longestSocketFolder = 85;
const startTimeoutMs = 60_000;
const firstPauseMs = 100;
/** Pause between tries to start again, for a reason that takes a person to end. */
const againMs = 2000;

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
  /** Of the database that every server has. */
  readonly #urlOfAny: string;
  readonly #native = postgresBinaries();
  readonly #data: string;
  readonly #socket: string;
  readonly #log: string;
  readonly #as: RunAs;
  #watch: NodeJS.Timeout | undefined;
  #starting: Promise<void> | undefined;
  /** Where in its log the words of the present try begin. */
  #logFrom = 0;
  /** True while a postmaster that we spawned has not given up, though it may not have left its pid yet. */
  #trying = false;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#as = chooseRunAs(join(this.#native, "bin/initdb"), join(folder, "postgres"));
    this.#data = join(folder, "postgres", "data");
    this.#log = join(folder, "postgres.log");
    this.#socket = socketFolder(join(folder, "postgres"));
    this.url = `postgresql://postgres@localhost/surety?host=${encodeURIComponent(this.#socket)}`;
    this.#urlOfAny = this.url.replace("/surety?", "/postgres?");
  }

  pid(): number | undefined {
    const file = join(this.#data, "postmaster.pid");
    if (!existsSync(file)) return undefined;
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    return Number.isInteger(pid) && alive(pid) && startedWith(pid, this.#data) ? pid : undefined;
  }

  ensureRunning(): Promise<void> {
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #start(): Promise<void> {
    this.#initialise();
    if (this.pid() === undefined) this.#spawn();
    await this.#untilServing();
    await ensureDatabase(this.#urlOfAny);
  }

  #initialise(): void {
    this.#as.own(join(this.#data, ".."));
    this.#as.own(this.#socket);
    ensureDataFolder(this.#data, join(this.#native, "bin/initdb"), this.#as);
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
    this.#logFrom = sizeOf(this.#log);
    const log = openSync(this.#log, "a");
    // A process group of its own: Ctrl+C must reach us first, so that cases end before their database does.
    const child = spawn(program, args, { ...identity, cwd: "/", detached: true, stdio: ["ignore", log, log] });
    this.#trying = true;
    for (const end of ["error", "exit"]) child.on(end, () => (this.#trying = false));
    child.unref();
    closeSync(log);
  }

  async #untilServing(): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    for (let pause = firstPauseMs; ; await sleep(20)) {
      const reason = await whyAway(this.#urlOfAny);
      if (reason === undefined) return;
      if (Date.now() > deadline) throw startFailure(`${reason}\n${this.#words()}`, this.#data);
      if (this.pid() === undefined && !this.#trying) {
        if (isFull(this.#words())) throw startFailure(this.#words(), this.#data);
        // The lock and the memory of a killed postmaster can outlive it for a moment; then a try ends at once.
        await sleep(pause);
        pause = Math.min(pause * 1.5, againMs);
        this.#spawn();
      }
    }
  }

  /** What the present try to start has written. */
  #words(): string {
    return existsSync(this.#log) ? readFileSync(this.#log).subarray(this.#logFrom).toString("utf8").slice(-2000) : "";
  }

  watch(onRestart: (message: string) => void): void {
    let told = "";
    let notBefore = 0;
    const tell = (message: string) => {
      if (message !== told) onRestart(message);
      told = message;
    };
    this.#watch = setInterval(() => {
      if (this.pid() !== undefined || this.#starting !== undefined || Date.now() < notBefore) return;
      if (notBefore === 0) tell("PostgreSQL ended unexpectedly; starting it again.");
      this.ensureRunning().then(
        () => {
          tell("PostgreSQL is back.");
          notBefore = 0;
        },
        (error: Error) => {
          // The same trouble is told once; it is tried again until somebody has ended it.
          tell(messageOf(error));
          notBefore = Date.now() + againMs;
        },
      );
    }, 250);
    this.#watch.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    const pid = this.pid();
    if (pid === undefined || (await usedByOthers(this.url))) return;
    process.kill(pid, "SIGINT");
    for (let waited = 0; alive(pid) && waited < 10_000; waited += 20) await sleep(20);
  }
}

function socketFolder(wanted: string): string {
  if (wanted.length <= longestSocketFolder) return wanted;
  return join(tmpdir(), `surety-${createHash("sha256").update(wanted).digest("hex").slice(0, 16)}`);
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
