import type { ClamdAddress } from "./clamd.ts";

/** Which scanner an installation has, as `SURETY_SCANNER` says it. */
export type ScannerSetting = { kind: "clamd"; address: ClamdAddress } | { kind: "http"; url: URL };

/** `clamd://127.0.0.1:3310`, `clamd:///run/clamav/clamd.ctl`, `https://scan.example.org/scan`; undefined for anything else. */
export function readScanner(text: string): ScannerSetting | undefined {
  const [, path] = /^clamd:\/\/(\/[^?#]+)$/.exec(text) ?? [];
  if (path !== undefined) return { kind: "clamd", address: { path } };
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol === "http:" || url.protocol === "https:") return { kind: "http", url };
  if (url.protocol !== "clamd:" || url.hostname === "") return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return { kind: "clamd", address: { host, port: url.port === "" ? 3310 : Number(url.port) } };
}
