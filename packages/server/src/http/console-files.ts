import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** One file of the built console, ready to be sent. */
export interface ConsoleFile {
  content: Uint8Array<ArrayBuffer>;
  /** Present where compressing pays. */
  gzipped: Uint8Array<ArrayBuffer> | null;
  type: string;
  etag: string;
  /** True where the name carries the hash of the content: it never changes. */
  immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
const compressed = /^(text|image\/svg|application\/(json|manifest))/;
const compress = promisify(gzip);

/**
 * The files of the console by their path (`/assets/index-1a2b3c.js`), read once; null where it has not been built.
 * Requests are looked up in this map, so no path of a request ever reaches the file system.
 */
export async function readConsoleFiles(folder: string): Promise<Map<string, ConsoleFile> | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(
      async (path) => [`/${relative(folder, path).split(sep).join("/")}`, await readConsoleFile(path)] as const,
    ),
  );
  const known = new Map(files.filter(([name]) => !name.endsWith(".map")));
  return known.has("/index.html") ? known : null;
}

async function readConsoleFile(path: string): Promise<ConsoleFile> {
  const content = new Uint8Array(await readFile(path));
  const type = types[extname(path)] ?? "application/octet-stream";
  const gzipped = compressed.test(type) && content.length > 1000 ? new Uint8Array(await compress(content)) : null;
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
  return { content, gzipped, type, etag, immutable: /[/\\]assets[/\\].*-[\w-]{8,}\.\w+$/.test(path) };
}
