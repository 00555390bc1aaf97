import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSocketServer } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAddressGuard, createOutbound, type Outbound } from "@surety/connectors";
import { clamd } from "./clamd.ts";
import { httpScanner } from "./http-scanner.ts";
import { readScanner } from "./read-scanner.ts";

async function* content(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe("a scanner behind HTTP", () => {
  let server: Server;
  let outbound: Outbound;
  let url: URL;
  let answer: [status: number, body: string] = [200, ""];
  const posted: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        posted.push(`${request.method} ${request.headers["content-type"]} ${Buffer.concat(chunks).toString()}`);
        response.writeHead(answer[0]).end(answer[1]);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`);
    outbound = createOutbound({ guard: createAddressGuard(), allow: [url.host] });
  });
  afterAll(async () => {
    await outbound.close();
    server.close();
  });

  it("is posted the bytes, and its verdict counts", async () => {
    answer = [200, '{"clean":true}'];
    expect(await httpScanner(url, outbound).scan(content("hello"), 5)).toEqual({ clean: true });
    expect(posted.at(-1)).toBe("POST application/octet-stream hello");
    answer = [200, '{"clean":false,"threat":"Worm.X"}'];
    expect(await httpScanner(url, outbound).scan(content("worm"), 4)).toEqual({ clean: false, threat: "Worm.X" });
  });

  it.each<[number, string]>([
    [500, '{"clean":true}'],
    [204, ""],
    [200, "fine"],
    [200, '{"clean":"yes"}'],
    [404, "not found"],
  ])("clears nothing by answering %d %s", async (...given) => {
    answer = given;
    await expect(httpScanner(url, outbound).scan(content("x"), 1)).rejects.toMatchObject({
      kind: "transient",
      code: "scanner-away",
    });
  });

  it("clears nothing where it is not there", async () => {
    const gone = new URL("http://127.0.0.1:9/scan");
    const way = createOutbound({ guard: createAddressGuard(), allow: [gone.host] });
    await expect(httpScanner(gone, way).scan(content("x"), 1)).rejects.toMatchObject({ code: "scanner-away" });
    await way.close();
  });
});

it("speaks to clamd over its socket", async () => {
  const folder = await mkdtemp(join(tmpdir(), "surety-clamd-"));
  const path = join(folder, "clamd.ctl");
  const server = createSocketServer((socket) => {
    let sent = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      sent = Buffer.concat([sent, chunk]);
      if (sent.subarray(-4).equals(Buffer.alloc(4))) socket.end(`stream: ${sent.subarray(14, -4).toString()} FOUND\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(path, () => resolve()));
  expect(await clamd({ path }).scan(content("hello"), 5)).toEqual({ clean: false, threat: "hello" });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await rm(folder, { recursive: true });
});

it.each([
  ["clamd://127.0.0.1:3310", { kind: "clamd", address: { host: "127.0.0.1", port: 3310 } }],
  ["clamd://scan.internal", { kind: "clamd", address: { host: "scan.internal", port: 3310 } }],
  ["clamd://[::1]:3311", { kind: "clamd", address: { host: "::1", port: 3311 } }],
  ["clamd:///run/clamav/clamd.ctl", { kind: "clamd", address: { path: "/run/clamav/clamd.ctl" } }],
  ["https://scan.example.org/scan", { kind: "http", url: new URL("https://scan.example.org/scan") }],
  ["clamd://", undefined],
  ["ftp://scan", undefined],
  ["clamav", undefined],
])("reads %s", (text, setting) => {
  expect(readScanner(text)).toEqual(setting);
});
