import { UserError } from "@surety/core/errors/user-error";

/**
 * The address of `path` below `baseUrl`. Refuses whatever could leave it: another host (`//evil`, `https:...`), `..` plain or
 * encoded, backslashes, control characters. Query values are encoded; null and undefined are left out, lists repeat the name.
 */
export function urlUnder(baseUrl: string, path: string, query: Readonly<Record<string, unknown>> = {}): URL {
  if (leavesBase(path)) throw outside(path);
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/$/, "");
  const url = new URL(`${base.origin}${prefix}/${path.replace(/^\//, "")}`);
  if (url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) throw outside(path);
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined) url.searchParams.append(name, queryText(each));
    }
  }
  return url;
}

function leavesBase(path: string): boolean {
  const decoded = path
    .replace(/%25/gi, "%")
    .replace(/%2e/gi, ".")
    .replace(/%(?:2f|5c)/gi, "/");
  // oxlint-disable-next-line no-control-regex -- the URL parser drops tabs and line breaks, which would hide dots
  if (/[\u0000-\u0020\\#]/.test(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)) return true;
  return decoded.startsWith("//") || /(?:^|\/)\.\.(?:[/?;]|$)/.test(decoded);
}

function queryText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? "");
}

function outside(path: string): UserError {
  return new UserError({
    code: "path-outside-connection",
    message: `The path ${JSON.stringify(path.slice(0, 100))} would leave the address of the connection.`,
    remedy: "Use a path below it such as /customers/42, with special characters encoded.",
    field: "path",
  });
}
