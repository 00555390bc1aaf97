import { parseAddress } from "./address-rules.ts";

/** Hosts that files may be fetched from: `files.example.org`, `*.example.org`, `http://10.0.0.5:8080`. */
export interface AllowedOrigin {
  protocol: "https:" | "http:";
  /** Lower case; a leading `*.` stands for one or more names. */
  host: string;
  port: string;
}

/** Reads an entry of such a list; https unless it says otherwise. Undefined where it names no origin. */
export function readOrigin(entry: string): AllowedOrigin | undefined {
  const [, scheme = "https", wild = "", rest = ""] =
    /^(?:(https?):\/\/)?(\*\.)?([^*/?#@\s]+)\/?$/i.exec(entry.trim()) ?? [];
  const whole = `${scheme.toLowerCase()}://${rest}`;
  if (rest === "" || !URL.canParse(whole)) return undefined;
  const { protocol, hostname, port } = new URL(whole);
  if (wild !== "" && parseAddress(hostname) !== undefined) return undefined;
  return { protocol: protocol as AllowedOrigin["protocol"], host: wild + hostname, port };
}

export function isFromOrigin({ protocol, host, port }: AllowedOrigin, url: URL): boolean {
  const named = host.startsWith("*.") ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
  return named && url.protocol === protocol && url.port === port;
}

/** The private destinations that such a list opens: only what it names as an address. A name may come to mean another. */
export function privateDestinations(origins: readonly AllowedOrigin[]): string[] {
  return origins
    .filter(({ host }) => parseAddress(host) !== undefined)
    .map(({ host, port, protocol }) => `${host}:${port === "" ? (protocol === "https:" ? "443" : "80") : port}`);
}
