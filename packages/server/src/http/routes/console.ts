import type { Context } from "hono";
import type { App, RouteParts } from "../app-env.ts";
import { type ConsoleFile, readConsoleFiles } from "../console-files.ts";
import { found } from "../found.ts";
import { noFormPage } from "../form-page.ts";
import { formPolicy } from "../form-page.ts";

const path = "/*";
/** Addresses that are never pages of the console: what is unknown there is a problem, not a page. */
const notPages = /^\/(api|forms|healthz|readyz|metrics|openapi\.json)(\/|$)/;

/** The console: its files, and its one page for every address that it draws by itself. */
export function consoleRoutes(app: App, { door, config }: RouteParts): void {
  let files: Promise<Map<string, ConsoleFile> | null> | null = null;

  app.get(path, door.guard("public", "get", path), async (c) => {
    if (notPages.test(c.req.path)) return c.notFound();
    const known = await (files ??= readConsoleFiles(config.consoleFolder));
    // Not kept: somebody may build it while the server runs.
    if (known === null) files = null;
    if (known === null) return c.html(notBuilt, 503, { "content-security-policy": formPolicy });
    const file = known.get(c.req.path) ?? (isPage(c.req.path) ? known.get("/index.html") : undefined);
    return send(c, found("file", c.req.path, file ?? null));
  });
}

const notBuilt = noFormPage(
  "The console has not been built",
  "The server runs, and its HTTP API works. Build the console with: npm run build --workspace packages/console, then reload this page.",
);

/** Addresses of pages have no file ending; a missing script must not be answered with a page. */
function isPage(path: string): boolean {
  return !/\.[a-z0-9]{1,12}$/i.test(path);
}

/** The small scripts before the bundle: an old one does no harm for ten minutes, and asking about it costs each opening. */
const shortLived = new Map([["text/javascript; charset=utf-8", "public, max-age=600"]]);

function send(c: Context, file: ConsoleFile): Response {
  const cached = file.immutable ? "public, max-age=31536000, immutable" : (shortLived.get(file.type) ?? "no-cache");
  const headers: Record<string, string> = {
    "content-type": file.type,
    "cache-control": cached,
    etag: file.etag,
    vary: "accept-encoding",
  };
  if (c.req.header("if-none-match") === file.etag) return c.body(null, 304, headers);
  if (file.gzipped === null || !/\bgzip\b/.test(c.req.header("accept-encoding") ?? ""))
    return c.body(file.content, 200, headers);
  return c.body(file.gzipped, 200, { ...headers, "content-encoding": "gzip" });
}
