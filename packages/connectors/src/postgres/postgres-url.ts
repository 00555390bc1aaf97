/** Where a database is, read from its address. `host` begins with `/` for a Unix socket's folder. */
export interface PostgresPlace {
  host: string;
  port: number;
  user: string;
  password: string | undefined;
  database: string;
  /** `verify` checks the certificate, `require` encrypts without checking it, `disable` does neither. */
  ssl: "disable" | "require" | "verify";
}

const SSL_MODES = new Map<string, PostgresPlace["ssl"]>([
  ["disable", "disable"],
  ["require", "require"],
  ["verify-ca", "verify"],
  ["verify-full", "verify"],
]);

/**
 * Reads a `postgres://` address; undefined where it is none. Unknown parameters are refused: a driver would read files
 * that some of them name.
 */
export function parsePostgresUrl(text: string): PostgresPlace | undefined {
  // A URL needs a host; the usual way to write a socket leaves it out.
  const url = URL.parse(text.replace(/^(postgres(?:ql)?:\/\/(?:[^/@]*@)?)(?=[/?])/, "$1socket.invalid"));
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol)) return undefined;
  const parameters = [...url.searchParams.keys()];
  const ssl = SSL_MODES.get(url.searchParams.get("sslmode") ?? "disable");
  if (ssl === undefined || parameters.some((name) => !["host", "port", "sslmode"].includes(name))) return undefined;
  const host = url.searchParams.get("host") ?? decode(url.hostname);
  const port = Number(url.searchParams.get("port") ?? (url.port || "5432"));
  if (host === "socket.invalid" || host === "" || !Number.isInteger(port)) return undefined;
  const user = decode(url.username) || "postgres";
  const password = url.password === "" ? undefined : decode(url.password);
  return {
    host: host.replace(/^\[|\]$/g, ""),
    port,
    user,
    password,
    database: decode(url.pathname.slice(1)) || user,
    ssl,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
