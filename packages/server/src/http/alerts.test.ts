import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookAtRates } from "../watch/look-at-rates.ts";
import { ruleWorkflow } from "../test-house.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

interface Alert {
  id: string;
  state: string;
  deliveries: { to: string | null; status: string }[];
}

const topic = { classify: { text: "{{ input.text }}", labels: ["billing", "login"] }, models: ["local"] };

describe("alerts over HTTP", () => {
  let app: TestApp;
  let headers: Record<string, string>;
  beforeAll(async () => {
    app = await createTestApp();
    headers = { ...(await app.as("editor")), "content-type": "application/json" };
    const owner = { ...(await app.as("owner")), "content-type": "application/json" };
    const settings = { host: "mail.example", from: "surety@shop.example" };
    await app.app.request("/api/v1/connections/ops-mail", {
      method: "PUT",
      headers: owner,
      body: JSON.stringify({ kind: "smtp", settings }),
    });
    const flow = [{ judge: { topic } }, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"];
    const document = ruleWorkflow({
      name: "quiet",
      flow,
      alerts: [{ connection: "ops-mail", to: "ops@shop.example" }],
    });
    const saved = await app.app.request("/api/v1/workflows/quiet", {
      method: "PUT",
      headers,
      body: JSON.stringify(document),
    });
    expect(saved.status).toBe(200);
  });
  afterAll(() => app.close());

  const post = (path: string, body?: unknown, by = headers) =>
    app.app.request(`/api/v1${path}`, {
      method: "POST",
      headers: by,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const get = <Body>(path: string) => jsonOf<Body>(app.app.request(`/api/v1${path}`, { headers }));

  it("sends a test to everybody whom the document names, and lets people take it on and settle it, each once", async () => {
    const made = await post("/workflows/quiet/test-alert");
    expect(made.status).toBe(202);
    const { id, deliveries } = await jsonOf<Alert>(made);
    expect(deliveries).toMatchObject([{ to: "ops@shop.example", status: "pending" }]);
    expect(app.tasks.map((task) => task.name)).toEqual(["deliver-alert"]);
    expect(await get("/alerts/count")).toEqual({ open: 1 });
    expect(await get("/alerts?workflow=quiet")).toMatchObject({ items: [{ id, kind: "test", undelivered: 1 }] });
    expect((await post(`/alerts/${id}/acknowledge`)).status).toBe(200);
    expect((await post(`/alerts/${id}/acknowledge`)).status).toBe(409);
    expect((await post(`/alerts/${id}/resolve`, { resolution: "" })).status).toBe(422);
    expect((await post(`/alerts/${id}/resolve`, { resolution: "It arrived." })).status).toBe(200);
    expect(await get(`/alerts/${id}`)).toMatchObject({ state: "resolved", resolution: "It arrived." });
    const kept = await app.database.query<{ verb: string }>(
      "select verb from surety.audit_log where verb like '%alert%' order by id",
    );
    expect(kept.map((row) => row.verb)).toEqual(["test alerts", "acknowledge alert", "resolve alert"]);
  });

  it("lets viewers look and not touch, and answers for what is not there", async () => {
    const viewer = await app.as("viewer");
    expect((await app.app.request("/api/v1/alerts", { headers: viewer })).status).toBe(200);
    expect((await post("/workflows/quiet/test-alert", undefined, viewer)).status).toBe(403);
    expect((await post("/alerts/nothing/acknowledge")).status).toBe(404);
    expect((await post("/workflows/quiet/gates/topic/reopen", { because: "too short" })).status).toBe(422);
    expect(
      (await post("/workflows/quiet/gates/topic/reopen", { because: "There is nothing to open here." })).status,
    ).toBe(409);
  });

  it("shows a judgment without live cases as what it is", async () => {
    expect(await get("/workflows/quiet/live/topic?days=7")).toMatchObject({ maxError: 0.02, segments: [], turns: [] });
    expect((await app.app.request("/api/v1/workflows/quiet/live/none", { headers })).status).toBe(404);
  });

  it("raises one alert when people begin to disagree with the model, and counts each decision once", async () => {
    await app.database.query("update surety.workflows set stage = 'live' where name = 'quiet'");
    app.world.definitions.forget();
    const decided = (from: number, count: number, overridden: (n: number) => boolean) =>
      Promise.all(Array.from({ length: count }, (_, n) => decide(from + n, overridden(n))));
    await decided(0, 300, (n) => n % 20 === 0);
    await lookAtRates(app.world);
    await lookAtRates(app.world);
    const seen = () =>
      app.database.query("select (state->>'seen')::int as seen from surety.rate_watches where rate = 'override'");
    expect(await seen()).toEqual([{ seen: 300 }]);
    expect(await get("/alerts?state=open")).toMatchObject({ items: [] });
    await decided(300, 120, (n) => n % 3 === 0);
    await lookAtRates(app.world);
    await lookAtRates(app.world);
    expect(await seen()).toEqual([{ seen: 420 }]);
    expect(await get("/alerts?state=open")).toMatchObject({
      items: [{ kind: "rate-raised", rate: "override", judgment: "topic" }],
    });
    const live = await get<{ rates: { rate: string; raised: boolean }[] }>("/workflows/quiet/live/topic");
    expect(live.rates).toContainEqual(expect.objectContaining({ rate: "override", raised: true, seen: 420 }));
    const [alert] = (await get<{ items: Alert[] }>("/alerts?state=open")).items;
    await post(`/alerts/${alert?.id}/resolve`, { resolution: "A new colleague was trained." });
    await lookAtRates(app.world);
    expect(await get("/alerts?state=open")).toMatchObject({ items: [] });
  }, 60_000);

  /** What a decided review leaves behind, long enough ago to be counted. */
  async function decide(n: number, overridden: boolean): Promise<void> {
    const id = app.world.newId();
    const at = new Date(Date.now() - 600_000 + n * 1000);
    await app.database.query(
      `insert into surety.cases (id, workflow, version, event_id, trigger_id, title, status, input, received_at)
       select $1, name, version, $1, 'api', 'a case', 'done', '{}', $2 from surety.workflows where name = 'quiet'`,
      [id, at],
    );
    await app.database.query(
      `insert into surety.judgments (id, case_id, workflow, name, block, kind, value, confidence, model, model_version, latency_ms, route, reason,
         audit_probability, decided_value, decided_by, at)
       values ($1, $1, 'quiet', 'topic', 0, 'classify', 'billing', 0.9, 'local', 'm', 1, 'review', '{}', 1, $2, 'p-rita', $3)`,
      [id, overridden ? "login" : "billing", at],
    );
    await app.database.query(
      `insert into surety.reviews (id, case_id, workflow, block, kind, queue, status, stakes, title, preview, created_at, decided_at)
       values ($1, $1, 'quiet', 0, 'review', 'q', 'decided', 'normal', 't', 'p', $2, $2)`,
      [id, at],
    );
  }
});
