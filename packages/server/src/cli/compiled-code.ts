import { enableCompileCache, flushCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Keeps compiled code between starts, which makes a restart a third faster. The folder is the user's own: in a shared
 * one somebody else could lay code for us. Where it cannot be written, a start merely takes longer.
 *
 * Threads and processes that this one starts learn of it by the environment: a thread of models is there in a third of
 * the time. Without it each strips the types of its modules by WebAssembly of its own, and threads that make and free
 * such code at the same time are known to fail a check of V8, which ends the process (nodejs/node#64500).
 */
export function rememberCompiledCode(): void {
  const caches = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = join(caches, "surety", "compiled");
  enableCompileCache(folder);
  process.env["NODE_COMPILE_CACHE"] ??= folder;
}

/** Writes down what was compiled so far: a server that is killed later starts again as fast. */
export const keepCompiledCode = (): void => flushCompileCache();
