import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorkflow } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const path = "/api/v1/workflows/tickets/cases";

interface Told {
  problems: { message: string }[];
}

describe("POST cases", () => {
  let house: TestApp;
  let key: Record<string, string>;

  beforeAll(async () => {
    house = await createTestApp({ mostBytes: 2000, mostStreamBytes: 20_000 });
    await seedWorkflow(house.database);
    key = await house.as("editor");
  });
  afterAll(() => house.close());

  const post = (body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}, at = path) =>
    house.app.request(at, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...key, ...headers },
    });
  const rows = async () =>
    Number((await house.database.query<{ n: string }>("select count(*) as n from surety.cases"))[0]?.n);

  it("makes a case, and keeps an invalid one in the journal", async () => {
    const answer = await post('{"subject":"Refund please"}');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ fate: "accepted", caseId: expect.any(String), problems: [] });
    const invalid = await post('{"topic":"x"}');
    expect(invalid.status).toBe(422);
    expect(await invalid.json()).toMatchObject({
      fate: "invalid",
      caseId: null,
      problems: [{ field: "subject" }, { field: "topic" }],
    });
  });

  it("answers a repeated idempotency key with the first case", async () => {
    const first = await jsonOf<{ caseId: string }>(post('{"subject":"Once"}', { "idempotency-key": "k-1" }));
    const second = await post('{"subject":"Once"}', { "idempotency-key": "k-1" });
    expect(second.status).toBe(200);
    expect(await second.json()).toMatchObject({ fate: "duplicate", caseId: first.caseId });
  });

  it("gives each of many its own fate", async () => {
    const answer = await post('[{"subject":"a"},{"wrong":1},{"subject":"c"}]');
    expect(answer.status).toBe(207);
    const { items } = await jsonOf<{ items: { fate: string }[] }>(answer);
    expect(items.map((one) => one.fate)).toEqual(["accepted", "invalid", "accepted"]);
  });

  it("takes NDJSON line by line, also when a line is cut between chunks or is not JSON", async () => {
    const text = '{"subject":"ä one"}\nnot json\n\n{"subject":"two"}\r\n{"subject":"with \\u0000 inside"}';
    const bytes = new TextEncoder().encode(text);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
        controller.close();
      },
    });
    const answer = await house.app.request(path, {
      method: "POST",
      body,
      duplex: "half",
      headers: { "content-type": "application/x-ndjson", ...key },
    } as RequestInit);
    expect(answer.status).toBe(207);
    const { items } = await jsonOf<{ items: { fate: string }[] }>(answer);
    expect(items.map((one) => one.fate)).toEqual(["accepted", "invalid", "accepted", "accepted"]);
    const [row] = await house.database.query<{ input: { subject: string } }>(
      "select input from surety.cases where input->>'subject' like '%one'",
    );
    expect(row?.input.subject).toBe("ä one");
  });

  it("waits where it is asked to, and then gives the case", async () => {
    const waiting = post('{"subject":"Wait for me"}', { prefer: "respond-async, wait=10" });
    for (let done = 0; done === 0;) {
      const changed = await house.database.query<{ id: string }>(
        "update surety.cases set status = 'waiting', waiting_for = 'review' where title = 'Wait for me' returning id",
      );
      done = changed.length;
      house.live.changed(
        "case",
        [{ workflow: "tickets" }],
        changed.map((row) => row.id),
      );
    }
    const answer = await waiting;
    expect(answer.headers.get("preference-applied")).toBe("wait=10");
    expect(await answer.json()).toMatchObject({ fate: "accepted", case: { status: "waiting", waitingFor: "review" } });
  });

  it("says what is wrong with a body that cannot be taken, and keeps nothing", async () => {
    const before = await rows();
    const table: [NonNullable<RequestInit["body"]>, number, string][] = [
      ['{"subject":', 400, "malformed-json"],
      ['{"subject":"\\u0000"}', 422, "nul-character"],
      [JSON.stringify({ subject: "x".repeat(3000) }), 413, "body-too-large"],
      ["[]", 422, "bad-array"],
      [Buffer.from('{"subject":"caf\xe9"}', "latin1"), 400, "not-utf-8"],
    ];
    for (const [body, status, code] of table) {
      const answer = await post(body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ code, status });
    }
    expect(await rows()).toBe(before);
  });

  it("says of a compressed body that it is one", async () => {
    for (const type of ["application/json", "application/x-ndjson"]) {
      const answer = await post(gzipSync('{"subject":"x"}'), { "content-encoding": "gzip", "content-type": type });
      expect(answer.status).toBe(415);
      expect(await answer.json()).toMatchObject({ code: "compressed-body", detail: expect.stringContaining("gzip") });
    }
  });

  it("takes text that speaks of the NUL character, and one case among many that has it", async () => {
    const spoken = await post(String.raw`{"subject":"it prints \\u0000 here"}`);
    expect(spoken.status).toBe(201);
    const many = await post('[{"subject":"before"},{"subject":"with \\u0000 in it"},{"subject":7}]');
    const { items } = await jsonOf<{ items: { fate: string }[] }>(many);
    expect(items.map((one) => one.fate)).toEqual(["accepted", "accepted", "invalid"]);
  });

  it("says why a line is none, and what is nested too deep", async () => {
    const reasonOf = async (body: string, type = "application/json") => {
      const answer = await jsonOf<Told & { items?: Told[] }>(post(body, { "content-type": type }));
      return (answer.items?.[0] ?? answer).problems[0]?.message;
    };
    expect(await reasonOf('{"subject": \n', "application/x-ndjson")).toMatch(/^This line is not valid JSON: /);
    const deep = `{"subject":${"[".repeat(400)}${"]".repeat(400)}}`;
    expect(await reasonOf(deep)).toBe("It is nested more than 64 deep.");
  });

  it("refuses an address with a NUL in it, and does not call that a fault of ours", async () => {
    for (const at of ["/api/v1/workflows/a%00b/cases", "/api/v1/workflows/tickets%00/cases"])
      expect(await (await post("{}", {}, at)).json()).toMatchObject({ status: 422, code: "nul-character" });
    const search = await house.app.request("/api/v1/cases?q=%00", { headers: key });
    expect(await search.json()).toMatchObject({ status: 422, code: "nul-character" });
    expect(house.errors).toEqual([]);
  });

  it("knows no unknown workflow, and lets nobody in who may not send", async () => {
    expect((await post("{}", {}, "/api/v1/workflows/none/cases")).status).toBe(404);
    expect((await post('{"subject":"x"}', { authorization: "Bearer sk_unknown" })).status).toBe(401);
    expect((await post('{"subject":"x"}', await house.as("viewer"))).status).toBe(403);
    expect((await house.app.request(path, { method: "POST", body: "{}" })).status).toBe(401);
  });

  it("streams an import within its limit", async () => {
    const imports = "/api/v1/workflows/tickets/imports?format=csv";
    const answer = await post("subject\none\ntwo\n", { "content-type": "text/csv" }, imports);
    expect(answer.status).toBe(202);
    let job = await jsonOf<{ id: string; status: string }>(answer);
    while (job.status === "running") job = await jsonOf(house.app.request(`/api/v1/jobs/${job.id}`, { headers: key }));
    expect(job).toMatchObject({ status: "done", result: { accepted: 2 } });
    expect(
      (await post("x".repeat(30_000), { "content-type": "text/csv", "content-length": "30000" }, imports)).status,
    ).toBe(413);
    expect((await post("x", {}, "/api/v1/workflows/tickets/imports?format=xml")).status).toBe(422);
  });
});
