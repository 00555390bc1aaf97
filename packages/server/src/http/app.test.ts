import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { liveEvent, session } from "@surety/core/wire/session";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedJudgment, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { issueSetupToken } from "../security/setup-token.ts";
import { createApp } from "./create-app.ts";
import { createTestApp, jsonOf, type TestApp, testOrigin } from "./test-app.ts";

const owner = { name: "Ada", email: "ada@example.test", password: "correct horse battery" };
const ours = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

describe("the app", () => {
  let house: TestApp;
  let key: Record<string, string>;

  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
    key = await house.as("owner");
  });
  afterAll(() => house.close());

  const get = (path: string, headers: Record<string, string> = key) => house.app.request(path, { headers });
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = key) =>
    house.app.request(path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  describe("people", () => {
    let cookie: string;

    it("sets up the owner with the link of the first start, once", async () => {
      expect(session.parse(await (await get("/api/v1/session", {})).json())).toMatchObject({
        setupNeeded: true,
        person: null,
      });
      const token = await issueSetupToken(house.database);
      expect((await send("POST", "/api/v1/setup", { ...owner, token: "guess" }, ours)).status).toBe(403);
      const answer = await send("POST", "/api/v1/setup", { ...owner, token }, ours);
      expect(answer.status).toBe(200);
      expect(session.parse(await answer.json())).toMatchObject({
        setupNeeded: false,
        person: { name: "Ada", role: "owner" },
      });
      cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ");
      expect((await send("POST", "/api/v1/setup", { ...owner, token }, ours)).status).toBe(403);
    });

    it("knows the person by the cookie, and believes no other site", async () => {
      expect(await (await get("/api/v1/session", { cookie })).json()).toMatchObject({ person: { email: owner.email } });
      expect((await get("/api/v1/keys", { cookie })).status).toBe(200);
      const elsewhere = await send(
        "POST",
        "/api/v1/keys",
        { name: "x", role: "owner" },
        { cookie, "sec-fetch-site": "cross-site" },
      );
      expect(await elsewhere.json()).toMatchObject({ status: 403, code: "other-origin" });
    });

    it("makes and removes keys; a removed one opens nothing", async () => {
      const made = await jsonOf<{ key: string; row: { id: string } }>(
        send("POST", "/api/v1/keys", { name: "ci", role: "viewer" }, { ...ours, cookie }),
      );
      expect(made).toMatchObject({ key: expect.stringMatching(/^sk_[\w-]{43}$/), row: { name: "ci", role: "viewer" } });
      const bearer = { authorization: `Bearer ${made.key}` };
      expect((await get("/api/v1/overview", bearer)).status).toBe(200);
      expect((await get("/api/v1/keys", bearer)).status).toBe(403);
      expect((await send("DELETE", `/api/v1/keys/${made.row.id}`, undefined, { ...ours, cookie })).status).toBe(204);
      expect((await get("/api/v1/overview", bearer)).status).toBe(401);
      const stored = await house.database.query<{ all: string }>(
        "select coalesce(string_agg(k::text, ''), '') as all from surety.api_keys k",
      );
      expect(stored[0]?.all).not.toContain(made.key.slice(12));
    });

    it("slows down guessing", async () => {
      const guess = () =>
        send("POST", "/api/v1/sign-in", { email: "bob@example.test", password: "wrong wrong wrong" }, ours);
      const statuses: number[] = [];
      for (let n = 0; n < 9; n += 1) statuses.push((await guess()).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429]);
      expect(
        (await send("POST", "/api/v1/sign-in", { email: owner.email, password: owner.password }, ours)).status,
      ).toBe(200);
    });

    it("signs out", async () => {
      expect((await send("POST", "/api/v1/sign-out", undefined, { ...ours, cookie })).status).toBe(204);
      expect(await (await get("/api/v1/session", { cookie })).json()).toMatchObject({
        person: null,
        setupNeeded: false,
      });
    });
  });

  describe("doors", () => {
    it("does not start with a route that declares no policy", () => {
      const forgotten = () =>
        createApp(house.parts, [(app) => void app.get("/api/v1/forgotten", (c) => c.text("open"))]);
      expect(forgotten).toThrow("GET /api/v1/forgotten");
      expect(() => createApp(house.parts, [(app) => void app.all("/api/v1/all", (c) => c.text("open"))])).toThrow(
        "/api/v1/all",
      );
    });

    it("lets nobody read anything without being asked who they are", async () => {
      const document = await jsonOf<{ openapi: string; paths: Record<string, Record<string, unknown>> }>(
        get("/openapi.json", {}),
      );
      expect(document.openapi).toBe("3.1.0");
      const open = ["/api/v1/session", "/healthz", "/readyz"];
      const paths = Object.entries(document.paths)
        .filter(([, methods]) => "get" in methods)
        .map(([path]) => path);
      expect(paths.length).toBeGreaterThan(15);
      for (const path of paths.filter((one) => !open.includes(one)))
        expect([path, (await get(path.replaceAll(/{.+?}/g, "x"), {})).status]).toEqual([path, 401]);
    });

    it("refuses fields and filters that nobody declared", async () => {
      expect(await (await get("/api/v1/cases?colour=red")).json()).toMatchObject({
        status: 422,
        code: "invalid-request",
      });
      expect((await get("/api/v1/cases?limit=201")).status).toBe(422);
      expect((await send("POST", "/api/v1/workflows/tickets/stage", { stage: "live", force: true })).status).toBe(422);
    });

    it("answers a bug with an id, never with a stack", async () => {
      const broken = createApp({
        ...house.parts,
        keys: { ...house.keys, find: () => Promise.reject(new Error("secret detail")) },
      });
      const answer = await broken.request("/api/v1/overview", { headers: key });
      const text = await answer.text();
      expect(answer.status).toBe(500);
      expect(text).not.toContain("secret detail");
      expect(text).toContain(String(house.errors.at(-1)?.["id"]));
    });

    it("sends strict headers with everything", async () => {
      for (const path of ["/api/v1/session", "/nothing-here.js", "/api/v1/none"]) {
        const { headers } = await get(path);
        expect(headers.get("content-security-policy")).toContain("default-src 'none'");
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("cache-control")).toBe("no-store");
      }
      expect(await (await get("/api/v1/none")).json()).toMatchObject({ status: 404, code: "address-not-found" });
    });
  });

  describe("nouns", () => {
    it("saves a workflow from JSON or YAML, lists all problems of a wrong one, and reads it", async () => {
      const saved = await send("PUT", "/api/v1/workflows/returns", { ...ticketsSource, name: "returns" });
      expect(await saved.json()).toMatchObject({ name: "returns", version: { number: 1 } });
      const yaml = "name: returns\ntitle: [";
      const wrong = await house.app.request("/api/v1/workflows/returns", {
        method: "PUT",
        body: yaml,
        headers: { ...key, "content-type": "application/yaml" },
      });
      expect(await wrong.json()).toMatchObject({ status: 422, code: "workflow-problems", problems: [{ path: "" }] });
      expect((await send("PUT", "/api/v1/workflows/other", { ...ticketsSource, name: "returns" })).status).toBe(422);
      expect(await (await send("POST", "/api/v1/workflows/returns/stage", { stage: "shadow" })).json()).toMatchObject({
        stage: "shadow",
      });
      expect((await jsonOf<{ items: unknown[] }>(get("/api/v1/workflows"))).items).toHaveLength(2);
      expect((await get("/api/v1/workflows/returns/quality")).status).toBe(200);
      expect((await get("/api/v1/workflows/none")).status).toBe(404);
    });

    it("adds labels", async () => {
      const items = [
        { text: "broken", value: "bug", externalId: "1" },
        { text: "money back", value: "refund" },
      ];
      expect(
        await (await send("POST", "/api/v1/workflows/tickets/labels", { judgment: "intent", items })).json(),
      ).toEqual({ added: 2, skipped: 0 });
      expect(
        (await jsonOf<{ items: unknown[] }>(get("/api/v1/workflows/tickets/labels?judgment=intent"))).items,
      ).toHaveLength(2);
    });

    it("claims and decides a review once", async () => {
      const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review", cursor: 1 });
      await seedJudgment(house.database, caseId, { route: "review" });
      const id = await seedReview(house.database, caseId);
      expect(await (await send("POST", `/api/v1/reviews/${id}/claim`)).json()).toMatchObject({
        status: "claimed",
        claimedBy: "owner",
      });
      const other = await house.as("reviewer");
      expect(await (await send("POST", `/api/v1/reviews/${id}/claim`, undefined, other)).json()).toMatchObject({
        status: 409,
        code: "claimed-by-other",
      });
      const decision = { answers: { intent: "bug" }, seconds: 4 };
      expect(await (await send("POST", `/api/v1/reviews/${id}/decide`, decision)).json()).toMatchObject({
        reviewId: id,
        needsSecond: false,
      });
      expect((await send("POST", `/api/v1/reviews/${id}/decide`, decision)).status).toBe(409);
      expect((await send("POST", "/api/v1/reviews/nonsense/claim")).status).toBe(404);
      expect((await send("POST", `/api/v1/reviews/${uuidv7()}/claim`)).status).toBe(404);
      expect((await get("/api/v1/queues")).status).toBe(200);
    });

    it("keeps a connection's secret to itself", async () => {
      const settings = { url: "https://example.test/hook", secret: `whsec_${Buffer.alloc(24, 1).toString("base64")}` };
      const saved = await send("PUT", "/api/v1/connections/partners", { kind: "webhook", settings });
      expect(saved.status).toBe(200);
      const text = (await saved.text()) + (await (await get("/api/v1/connections")).text());
      expect(text).toContain("partners");
      expect(text).not.toContain("whsec_");
      expect((await send("DELETE", "/api/v1/connections/partners")).status).toBe(204);
      expect((await send("DELETE", "/api/v1/connections/partners")).status).toBe(404);
    });

    it("retries only what failed", async () => {
      const failed = await seedCase(house.database, { status: "failed" });
      expect(await (await send("POST", `/api/v1/cases/${failed}/retry`)).json()).toMatchObject({ status: "received" });
      expect((await send("POST", `/api/v1/cases/${failed}/retry`)).status).toBe(409);
      expect((await send("POST", "/api/v1/cases/x/cancel")).status).toBe(404);
    });
  });

  describe("watching", () => {
    it("streams changes, and stops listening when nobody reads any more", async () => {
      const answer = await get("/api/v1/live");
      expect(answer.headers.get("content-type")).toContain("text/event-stream");
      const reader = answer.body!.getReader();
      const next = async () => new TextDecoder().decode((await reader.read()).value);
      expect(await next()).toBe("retry: 2000\n\n");
      house.live.emit({ noun: "case", workflow: "tickets", ids: ["a"] });
      expect(liveEvent.parse(JSON.parse((await next()).slice(6)))).toEqual({
        noun: "case",
        workflow: "tickets",
        ids: ["a"],
      });
      await reader.cancel();
      house.live.emit({ noun: "case", workflow: "tickets", ids: ["b"] });
    });

    it("tells how it is", async () => {
      expect(await (await get("/healthz", {})).json()).toEqual({ ok: true });
      expect((await get("/readyz", {})).status).toBe(200);
      await seedCase(house.database, { status: "received", received_at: new Date(Date.now() - 3_600_000) });
      const late = await get("/readyz", {});
      expect(late.status).toBe(503);
      expect((await jsonOf<{ oldestRunnableSeconds: number }>(late)).oldestRunnableSeconds).toBeGreaterThan(3590);
      const text = await (await get("/metrics")).text();
      expect(text).toMatch(/surety_cases\{workflow="tickets",status="received"\} \d/);
      expect(text).toMatch(/process_resident_memory_bytes \d+/);
      expect((await get("/metrics", {})).status).toBe(401);
    });

    it("says that the console has not been built, then serves it", async () => {
      const folder = house.parts.config.consoleFolder;
      expect(await (await get("/inbox", {})).text()).toContain("has not been built");
      await mkdir(join(folder, "assets"), { recursive: true });
      await writeFile(join(folder, "index.html"), "<!doctype html><title>Console</title>");
      await writeFile(join(folder, "assets", "index-1a2b3c4d.js"), "export {};".repeat(500));
      const page = await get("/inbox/some-id", {});
      expect(await page.text()).toContain("Console");
      expect(page.headers.get("cache-control")).toBe("no-cache");
      const script = await get("/assets/index-1a2b3c4d.js", { "accept-encoding": "gzip" });
      expect(script.headers.get("cache-control")).toContain("immutable");
      expect(script.headers.get("content-encoding")).toBe("gzip");
      expect(
        (await get("/assets/index-1a2b3c4d.js", { "if-none-match": script.headers.get("etag") ?? "" })).status,
      ).toBe(304);
      for (const path of ["/assets/missing.js", "/../../package.json", "/%2e%2e/%2e%2e/package.json"])
        expect((await get(path, {})).status).toBe(404);
    });
  });

  it("costs little to take in a case with a key", async () => {
    const quick = createApp({
      ...house.parts,
      commands: {
        ...house.parts.commands,
        ingest: async () => [{ fate: "accepted", eventId: "e", caseId: "c", problems: [] }],
      },
    });
    const body = JSON.stringify({ subject: "A ticket", body: "x".repeat(500) });
    const once = async () =>
      void (await quick.request(`${testOrigin}/api/v1/workflows/tickets/cases`, {
        method: "POST",
        body,
        headers: { ...key, "content-type": "application/json", "content-length": String(body.length) },
      }));
    for (let n = 0; n < 300; n += 1) await once();
    const before = process.cpuUsage();
    for (let n = 0; n < 1000; n += 1) await once();
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / 1000).toBeLessThan(0.5);
    await sleep(0);
  });
});
