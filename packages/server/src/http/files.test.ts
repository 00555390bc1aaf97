import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOrigin } from "@surety/connectors/outbound/allowed-origin";
import type { StoredFile } from "@surety/core/wire/stored-document";
import { ruleWorkflow } from "../test-house.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const system = { kind: "system", id: "test", name: "test", role: "owner" } as const;
const invoice = "%PDF-1.7\nInvoice 4711";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("files", () => {
  let house: TestApp;
  let elsewhere: Server;
  let origin: string;
  let key: Record<string, string>;

  beforeAll(async () => {
    elsewhere = createServer((request, response) => {
      if (request.url === "/march.pdf?sig=1") return response.end("%PDF-1.4 fetched");
      if (request.url === "/moved") return response.writeHead(302, { location: "/march.pdf?sig=1" }).end();
      if (request.url === "/away") return response.writeHead(302, { location: "http://127.0.0.1:9/secret" }).end();
      if (request.url === "/busy") return response.writeHead(503).end();
      if (request.url === "/large") return response.end("x".repeat(3 * 1_048_576 + 1));
      if (request.url === "/broken") {
        response.writeHead(200, { "content-length": "1000" }).write("%PDF-1.4 half");
        return setImmediate(() => response.destroy());
      }
      return response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", () => resolve()));
    origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const allowed = readOrigin(origin);
    house = await createTestApp({}, allowed === undefined ? [] : [allowed]);
    await house.parts.commands.saveWorkflow(
      ruleWorkflow({
        name: "intake",
        title: "Intake",
        input: {
          type: "object",
          required: ["document"],
          properties: {
            document: { type: "object", format: "document" },
            text: { type: "string", maxLength: 1000 },
            pieces: { type: "number" },
          },
        },
        triggers: [
          { id: "api", api: {} },
          { id: "upload", form: { public: true } },
        ],
        accept: "input.document.size > 3",
        dedupe: { key: "input.document.hash", within: "30d" },
        flow: [{ act: [{ otherwise: [{ assign: { queue: "invoices" } }] }] }],
      }),
      system,
    );
    key = await house.as("reviewer");
  });
  afterAll(async () => {
    await house.close();
    elsewhere.closeAllConnections();
    elsewhere.close();
  });

  const pathOf = (hash: string) => join(house.filesFolder, hash.slice(0, 2), hash.slice(2));
  const send = (body: NonNullable<RequestInit["body"]>, at = "/api/v1/files", headers: Record<string, string> = key) =>
    house.app.request(at, { method: "POST", body, headers });
  const form = (parts: Record<string, string | [content: string, name: string]>) => {
    const data = new FormData();
    for (const [name, part] of Object.entries(parts)) {
      if (typeof part === "string") data.set(name, part);
      else data.set(name, new File([part[0]], part[1], { type: "text/plain" }));
    }
    return data;
  };
  const cases = "/api/v1/workflows/intake/cases";
  const post = (payload: unknown) =>
    house.app.request(cases, {
      method: "POST",
      body: JSON.stringify(payload),
      headers: { ...key, "content-type": "application/json" },
    });
  const inputOf = async (caseId: string | null) =>
    (await house.database.query<{ input: unknown }>("select input from surety.cases where id = $1", [caseId]))[0]
      ?.input;

  it("keeps bytes under their hash before it says so, and says what they are", async () => {
    const answer = await send(invoice, "/api/v1/files?name=March.pdf");
    expect(answer.status).toBe(201);
    const hash = sha256(invoice);
    expect(await answer.json()).toEqual({ hash, name: "March.pdf", type: "application/pdf", size: invoice.length });
    expect(existsSync(pathOf(hash))).toBe(true);
    const again = await jsonOf<StoredFile>(send(form({ file: [invoice, "copy.pdf"] })));
    expect(again.hash).toBe(hash);
    expect(await house.database.query("select name from surety.files where hash = $1", [hash])).toEqual([
      { name: "March.pdf" },
    ]);
  });

  it("hands them out as an attachment that no browser runs, to whoever may read cases", async () => {
    const page = "<html><script>alert(1)</script>";
    const { hash } = await jsonOf<StoredFile>(send(page, "/api/v1/files?name=Rechnung%20%22M%C3%A4rz%22%0d%0a.html"));
    const answer = await house.app.request(`/api/v1/files/${hash}`, { headers: await house.as("viewer") });
    expect(await answer.text()).toBe(page);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="Rechnung _M_rz_.html"; filename*=UTF-8''Rechnung%20%22M%C3%A4rz%22.html`,
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    });
    expect((await house.app.request(`/api/v1/files/${hash}`)).status).toBe(401);
    expect((await send(page, "/api/v1/files", await house.as("viewer"))).status).toBe(403);
    const unknown = await house.app.request(`/api/v1/files/${sha256("x")}`, { headers: key });
    expect([unknown.status, (await jsonOf<{ code: string }>(unknown)).code]).toEqual([404, "file-not-found"]);
  });

  it("starts a case from a file that was sent before, with what its bytes say", async () => {
    const { hash } = await jsonOf<StoredFile>(send("%PDF-1.4 first", "/api/v1/files?name=a.pdf"));
    const answer = await post({ document: { hash, type: "image/png", size: 1 } });
    const { caseId } = await jsonOf<{ caseId: string }>(answer);
    expect(await inputOf(caseId)).toEqual({ document: { hash, name: "a.pdf", type: "application/pdf", size: 14 } });
  });

  it("starts a case from a form with its file, and knows the file again", async () => {
    const sent = form({ document: ["%PDF-1.4 second", "C:\\scans\\b.pdf"], text: "please", input: '{"pieces":3}' });
    const answer = await jsonOf<{ fate: string; caseId: string }>(send(sent, cases));
    expect(answer.fate).toBe("accepted");
    expect(await inputOf(answer.caseId)).toEqual({
      document: { hash: sha256("%PDF-1.4 second"), name: "b.pdf", type: "application/pdf", size: 15 },
      text: "please",
      pieces: 3,
    });
    const again = await send(form({ document: ["%PDF-1.4 second", "other-name.pdf"] }), cases);
    expect(await again.json()).toMatchObject({ fate: "duplicate", caseId: answer.caseId });
  });

  it("refuses what it has not been sent, what is no hash, and a field that is no document", async () => {
    const problemsOf = async (payload: unknown) => {
      const answer = await post(payload);
      expect(answer.status).toBe(422);
      return (await jsonOf<{ problems: { field: string; message: string; remedy: string }[] }>(answer)).problems;
    };
    expect(await problemsOf({ document: { hash: sha256("never sent") } })).toEqual([
      {
        field: "document.hash",
        message: `There is no file ${sha256("never sent")} here.`,
        remedy: "Send it to POST /api/v1/files first, and give the hash of the answer.",
      },
    ]);
    expect((await problemsOf({ document: { hash: "../../etc/passwd" } }))[0]?.field).toBe("document.hash");
    expect((await problemsOf({ document: { name: "x" } }))[0]).toMatchObject({ field: "document.pages" });
  });

  it.each([
    ["nothing", "", 422, "empty-file"],
    ["more than the limit", "x".repeat(3 * 1_048_576 + 1), 413, "body-too-large"],
  ])("refuses %s with a reason", async (_, body, status, code) => {
    const answer = await send(body);
    expect([answer.status, (await jsonOf<{ code: string }>(answer)).code]).toEqual([status, code]);
  });

  /** A form that arrives in pieces: each is sent when somebody asks for more. */
  const arriving = (pieces: () => AsyncGenerator<string>) => {
    const encoder = new TextEncoder();
    const body = ReadableStream.from(
      (async function* () {
        for await (const piece of pieces()) yield encoder.encode(piece);
      })(),
    );
    const headers = { ...key, "content-type": "multipart/form-data; boundary=b" };
    return house.app.request(cases, { method: "POST", body, headers, duplex: "half" } as RequestInit);
  };
  const part = (name: string, file: string, content: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\n\r\n${content}`;
  const incoming = () => readdir(join(house.filesFolder, "incoming")).catch(() => []);

  it("puts a file of a form on the disk while it arrives, and ends with it where it is too large", async () => {
    const seen: string[] = [];
    const answer = await arriving(async function* () {
      yield part("document", "März.pdf", "%PDF-1.4 ");
      yield "x".repeat(200_000);
      await expect.poll(incoming).toHaveLength(1);
      seen.push("on the disk");
      for (let mb = 0; mb < 3; mb += 1) yield "x".repeat(1_048_576);
      await expect.poll(incoming).toHaveLength(0);
      seen.push("and gone");
      yield "x".repeat(100_000);
      yield '\r\n--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nstill read\r\n--b--\r\n';
    });
    expect(seen).toEqual(["on the disk", "and gone"]);
    expect(await answer.json()).toMatchObject({ status: 413, code: "file-too-large", field: "document" });
  });

  it("takes several files, and what comes after them, and keeps names as they were written", async () => {
    const answer = await arriving(async function* () {
      yield part("document", "März 2026.pdf", "%PDF-1.4 streamed\r\n--x");
      yield '\r\n--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nGrüße\r\n--b--\r\nepilogue';
    });
    const { caseId } = await jsonOf<{ caseId: string }>(answer);
    expect(await inputOf(caseId)).toEqual({
      document: {
        hash: sha256("%PDF-1.4 streamed\r\n--x"),
        name: "März 2026.pdf",
        type: "application/pdf",
        size: 22,
      },
      text: "Grüße",
    });
  });

  it.each([
    ["ends in the middle of a file", () => part("document", "a.pdf", "%PDF-1.4 cut"), "malformed-form"],
    ["ends in the middle of a head", () => "--b\r\ncontent-dis", "malformed-form"],
    ["has too many parts", () => `${part("x", "a", "1\r\n").repeat(101)}--b--\r\n`, "malformed-form"],
    [
      "has a text that is too long",
      () => `--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n${"x".repeat(1_048_577)}\r\n--b--\r\n`,
      "body-too-large",
    ],
  ])("refuses a form that %s", async (_, body, code) => {
    const answer = await arriving(async function* () {
      yield body();
    });
    expect((await jsonOf<{ code: string }>(answer)).code).toBe(code);
    expect(await incoming()).toEqual([]);
  });

  it("refuses a file in a form that is too large, by the name of its field", async () => {
    const answer = await send(form({ document: ["x".repeat(3 * 1_048_576 + 1), "big.pdf"] }), cases);
    expect(await answer.json()).toMatchObject({ status: 413, code: "file-too-large", field: "document" });
    const broken = await house.app.request(cases, {
      method: "POST",
      body: "--b\r\nnot a form",
      headers: { ...key, "content-type": "multipart/form-data; boundary=b" },
    });
    expect([broken.status, (await jsonOf<{ code: string }>(broken)).code]).toEqual([400, "malformed-form"]);
  });

  it("fetches a file that is named by an address, from where it may", async () => {
    const ask = (url: string) =>
      send(JSON.stringify({ url }), "/api/v1/files/references", { ...key, "content-type": "application/json" });
    expect(await (await ask(`${origin}/moved`)).json()).toEqual({
      hash: sha256("%PDF-1.4 fetched"),
      name: "march.pdf",
      type: "application/pdf",
      size: 16,
    });
    const problemOf = async (url: string) => {
      const { status, code, field, detail } = await jsonOf<Record<string, unknown>>(ask(url));
      return [status, code, field, detail];
    };
    const from = new URL(origin).host;
    expect(await problemOf("https://elsewhere.test/a.pdf")).toEqual([
      422,
      "origin-not-allowed",
      "url",
      `Files are not fetched from https://elsewhere.test, only from: ${origin}.`,
    ]);
    expect((await problemOf(`${origin}/away`)).slice(0, 3)).toEqual([422, "origin-not-allowed", "url"]);
    expect((await problemOf("file:///etc/passwd")).slice(0, 2)).toEqual([422, "origin-not-allowed"]);
    expect((await problemOf("no address")).slice(0, 2)).toEqual([422, "origin-not-allowed"]);
    const missing = `${from} did not give the file: it answered 404.`;
    expect(await problemOf(`${origin}/none`)).toEqual([422, "file-not-fetched", "url", missing]);
    expect((await problemOf(`${origin}/busy`)).slice(0, 3)).toEqual([503, "file-not-fetched", "url"]);
    expect((await problemOf(`${origin}/broken`))[0]).toBe(503);
    expect((await problemOf(`${origin}/large`)).slice(0, 3)).toEqual([413, "file-too-large", "url"]);
    expect(await incoming()).toEqual([]);
  });

  it("starts a case whose file is named by an address, and says of which field it could not be fetched", async () => {
    const { caseId } = await jsonOf<{ caseId: string }>(
      post({ document: { url: `${origin}/march.pdf?sig=1`, name: "Bill.pdf" } }),
    );
    expect(await inputOf(caseId)).toMatchObject({ document: { hash: sha256("%PDF-1.4 fetched"), name: "Bill.pdf" } });
    const none = await post({ document: { url: `${origin}/none` } });
    expect(await none.json()).toMatchObject({ status: 422, code: "file-not-fetched", field: "document.url" });
    const many = await jsonOf<{ items: { problems: { field: string }[] }[] }>(
      post([{ document: { url: `${origin}/march.pdf` } }]),
    );
    expect(many.items[0]?.problems[0]?.field).toBe("document.url");
  });

  it("takes a file by the hosted form, and says when it is missing", async () => {
    const at = "/forms/intake/upload";
    const page = await (await house.app.request(at)).text();
    expect(page).toContain('enctype="multipart/form-data"');
    expect(page).toContain('<input type="file" id="document" name="document" required');
    const browser = { "sec-fetch-site": "same-origin" };
    const none = await send(form({ document: ["", ""], text: "hello" }), at, browser);
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('id="document-error"');
    const large = await send(form({ document: ["x".repeat(3 * 1_048_576 + 1), "big.pdf"], text: "kept" }), at, browser);
    const said = await large.text();
    expect([large.status, said.includes("The file is larger than 3 MB."), said.includes("kept")]).toEqual([
      422,
      true,
      true,
    ]);
    const sent = await send(
      form({ document: ["%PDF-1.4 by form", "f.pdf"], pieces: "2", stray: ["x", "y"] }),
      at,
      browser,
    );
    expect(sent.status).toBe(200);
    const [row] = await house.database.query<{ input: unknown }>(
      "select input from surety.cases where trigger_id = 'upload'",
    );
    expect(row?.input).toMatchObject({ document: { name: "f.pdf", type: "application/pdf" }, pieces: 2 });
    expect(existsSync(pathOf(sha256("x")))).toBe(false);
  });

  it("removes after a week what no case names, and nothing else", async () => {
    const used = await jsonOf<StoredFile>(send("%PDF-1.4 used"));
    await post({ document: { hash: used.hash } });
    const unused = await jsonOf<StoredFile>(send("%PDF-1.4 unused"));
    const fresh = await jsonOf<StoredFile>(send("%PDF-1.4 fresh"));
    await house.database.query("update surety.files set received_at = now() - interval '8 days' where hash = any($1)", [
      [used.hash, unused.hash],
    ]);
    await house.parts.files.sweep();
    const there = (file: StoredFile) => existsSync(pathOf(file.hash));
    expect([used, unused, fresh].map(there)).toEqual([true, false, true]);
    expect((await house.app.request(`/api/v1/files/${unused.hash}`, { headers: key })).status).toBe(404);
    expect((await jsonOf<StoredFile>(send("%PDF-1.4 unused"))).hash).toBe(unused.hash);
    expect(there(unused)).toBe(true);
  });
});
