import { join } from "node:path";
import { createAddressGuard, createOutbound, type Outbound } from "@surety/connectors";
import type { Clock } from "@surety/core/ports/clock";
import type { ServerConfig } from "../project/server-config.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ByteStore } from "./byte-store.ts";
import { Clearance } from "./clearance.ts";
import { DiskBytes } from "./disk-bytes.ts";
import { FileStore } from "./file-store.ts";
import { Files } from "./files.ts";
import { S3Bytes } from "./s3/s3-bytes.ts";
import type { S3Place } from "./s3/s3-place.ts";
import { S3Requests } from "./s3/s3-requests.ts";
import { clamd } from "./scan/clamd.ts";
import { httpScanner } from "./scan/http-scanner.ts";
import type { Scanner } from "./scan/scanner.ts";

interface OpenParts {
  config: Pick<ServerConfig, "folder" | "bucket" | "scanner" | "largestFile">;
  database: Database;
  clock: Clock;
  /** Follows from an infected file, in the transaction that keeps the finding. */
  tell: (tx: Transaction, file: { hash: string; threat: string }) => Promise<void>;
  /** Follows from a scanner that does not answer. */
  tellAway: (why: string) => Promise<void>;
}

export interface OpenFiles {
  files: Files;
  clearance: Clearance;
  close(): Promise<void>;
}

/** The files of an installation, as its settings say: where they are, and who looks at them first. */
export function openFiles({ config, database, clock, tell, tellAway }: OpenParts): OpenFiles {
  const folder = join(config.folder, "files");
  const ways: Outbound[] = [];
  const wayTo = (url: URL): Outbound => {
    const way = wayOutTo(url);
    ways.push(way);
    return way;
  };
  const disk = new DiskBytes(folder);
  const cache = join(config.folder, "cache", "files");
  const bytes: ByteStore =
    config.bucket === null ? disk : bucketBytes({ place: config.bucket, cache, clock, before: disk }, wayTo);
  const store = new FileStore(folder, bytes);
  const scanner = scannerOf(config.scanner, wayTo);
  const clearance = new Clearance({ database, store, clock, scanner, tell, tellAway });
  return {
    files: new Files({ database, store, clock, mostBytes: config.largestFile, clearance }),
    clearance,
    close: async () => void (await Promise.all(ways.map((way) => way.close()))),
  };
}

/** Files in a bucket, over a connection that leads there and, among private addresses, nowhere else. */
export function bucketBytes(
  parts: { place: S3Place; cache: string; clock: Clock; before: ByteStore | null },
  wayTo: (url: URL) => Outbound = wayOutTo,
): S3Bytes {
  const { place, cache, clock, before } = parts;
  const requests = new S3Requests({ place, outbound: wayTo(place.endpoint), now: () => clock.now() });
  return new S3Bytes({ place, requests, cache, before });
}

function scannerOf(setting: ServerConfig["scanner"], wayTo: (url: URL) => Outbound): Scanner | null {
  if (setting === null) return null;
  return setting.kind === "clamd" ? clamd(setting.address) : httpScanner(setting.url, wayTo(setting.url));
}

/** Whoever runs the server named this destination, so it may be a private one. */
function wayOutTo(url: URL): Outbound {
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  return createOutbound({ guard: createAddressGuard(), allow: [`${url.hostname}:${port}`] });
}
