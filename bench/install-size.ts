import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface InstallSize {
  /** Megabytes of node_modules as it stands, with all that development needs. */
  totalMb: number;
  /** Megabytes of what the server needs: its dependencies, theirs, and the Node that runs it. */
  productionMb: number;
  packages: number;
  /** The largest parts of that. */
  largest: { name: string; mb: number }[];
}

interface Locked {
  version?: string;
  link?: boolean;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const blockBytes = 512;

export function installSize(root: string): InstallSize {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  const needed = neededFolders(lock.packages, root);
  const sizes = needed.map((name) => ({ name: name.replace(/^.*node_modules\//, ""), mb: sizeMb(join(root, name)) }));
  return {
    totalMb: sizeMb(join(root, "node_modules"), true),
    productionMb: sizes.reduce((sum, one) => sum + one.mb, 0),
    packages: sizes.length,
    largest: sizes.toSorted((a, b) => b.mb - a.mb).slice(0, 5),
  };
}

/** Folders of the packages that the server needs, as the lock file resolves them; what is not installed is left out. */
function neededFolders(packages: Record<string, Locked>, root: string): string[] {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = resolve(packages, path, name);
      if (found !== null && existsSync(join(root, found))) visit(found);
    }
  };
  visit("packages/server");
  visit(`node_modules/node-${process.platform}-${process.arch}`);
  return [...seen].filter((path) => path.includes("node_modules/") && existsSync(join(root, path)));
}

/** As Node looks: in the package's own folder first, then in each one above it. */
function resolve(packages: Record<string, Locked>, from: string, name: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = folder === "." || folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const found = packages[path];
    if (found !== undefined) return found.link === true ? (found.resolved ?? path) : path;
    if (folder === "." || folder === "") return null;
  }
}

/** Megabytes on the disk; packages within a package count on their own unless all is asked for. */
function sizeMb(folder: string, all = false): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isSymbolicLink() || (!all && entry.name === "node_modules")) continue;
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? sizeMb(path, all) * 1_048_576 : lstatSync(path).blocks * blockBytes;
  }
  return bytes / 1_048_576;
}
