import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { houseApp } from "../http/house-app.ts";
import { type Doorway, takePort } from "../http/serve.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openPeople } from "../security/people.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const person = {
  name: "Rita",
  email: "rita@example.test",
  password: "correct horse battery",
  role: "reviewer",
} as const;
const revisions = ["2025-11-25", "2026-07-28"] as const;
// oxlint-disable-next-line typescript/no-explicit-any -- answers of several tools
type Answer = Record<string, any>;

let house: TestHouse;
let doorway: Doorway;
const clients: Client[] = [];
beforeAll(async () => {
  house = await openTestHouse();
  doorway = await takePort({ host: "127.0.0.1", port: 0, publicUrl: null });
  const app = houseApp(house, { origin: doorway.origin, version: "1.2.3", demo: false });
  doorway.open((request, env) => app.fetch(request, env as object));
  await openPeople({ database: house.database, secret: house.sessionSecret, origin: doorway.origin }).create(person);
  house.world.model = (name) => (name === "local" ? { name, judge: ({ text }) => answerTo(text) } : null);
  house.world.auditDraw = () => 0.999;
  for (const name of ["learning", "earned", "slow"]) {
    await house.commands.saveWorkflow(judging(name, name === "earned" ? { suggestion: "hidden" } : {}), owner);
    await house.commands.setStage(name, "live", owner);
  }
  await earn("earned");
}, 60_000);
afterAll(async () => {
  for (const client of clients) await client.close();
  await doorway.close();
  await house.end();
});

/** A model that is as sure as the text says, after as long as it says: `yes 0.9 100`. */
async function answerTo(text: string): Promise<ModelAnswer> {
  const [value = null, confidence = 0, wait = 0] = text.split(" ");
  await sleep(Number(wait));
  const nothing = { alternatives: [], outOfScope: null, signals: {}, costMicros: 0, latencyMs: 0 };
  return { ...nothing, value, confidence: Number(confidence), model: "fake", modelVersion: "m1" };
}

function judging(name: string, review: object): WorkflowSource {
  const answer = { classify: { text: "{{ input.text }}", labels: ["yes", "no"] }, models: ["local"] };
  const flow = [{ judge: { answer }, gate: { maxError: 0.02, assurance: 0.95 } }, { act: [{ otherwise: [] }] }];
  return ruleWorkflow({
    name,
    flow: flow as WorkflowSource["flow"],
    review: { queue: "leads", undoSeconds: 0, ...review },
  });
}

async function earn(workflow: string): Promise<void> {
  const segments = [{ segment: "", threshold: 0.8 }];
  const evidence = { segmentBy: null, segments, maxError: 0.02, assurance: 0.95, judgments: 1 };
  await house.database.query(
    `insert into surety.gates (id, workflow, judgment, model, target, assurance, evidence, active, created_at)
     values ($1, $2, 'answer', 'm1', 0.02, 0.95, $3, true, now())`,
    [house.world.newId(), workflow, JSON.stringify(evidence)],
  );
  house.world.gates.forget();
}

/** The official client, over a real socket. */
async function connect(
  revision: (typeof revisions)[number],
  role: "reviewer" | "viewer" = "reviewer",
): Promise<Client> {
  const { key } = await openApiKeys(house.database).create({ name: `${role} ${revision}`, role }, owner);
  const mode = revision === "2026-07-28" ? { pin: revision } : ("legacy" as const);
  const client = new Client({ name: "somebody-elses", version: "1.0.0" }, { versionNegotiation: { mode } });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${doorway.origin}/mcp`), { requestInit }));
  clients.push(client);
  return client;
}

async function ask(client: Client, name: string, given: Record<string, unknown>): Promise<Answer> {
  const { structuredContent, content } = await client.callTool({ name, arguments: given });
  return (structuredContent ?? JSON.parse((content as { text: string }[])[0]?.text ?? "null")) as Answer;
}

/** What a person does at the desk: signs in, and decides. */
async function decideAtTheDesk(reviewId: string, answer: string): Promise<void> {
  const headers = { "content-type": "application/json", origin: doorway.origin };
  const { email, password } = person;
  const entered = await fetch(`${doorway.origin}/api/v1/sign-in`, {
    method: "POST",
    headers,
    body: JSON.stringify({ email, password }),
  });
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const decided = await fetch(`${doorway.origin}/api/v1/reviews/${reviewId}/decide`, {
    method: "POST",
    headers: { ...headers, cookie },
    body: JSON.stringify({ answers: { answer }, seconds: 4, note: null }),
  });
  expect([entered.status, decided.status]).toEqual([200, 200]);
}

describe.each(revisions)("a real client of revision %s", (revision) => {
  it("hears that a person is needed, where, and gets the answer after the review", async () => {
    const client = await connect(revision);
    const asked = { workflow: "learning", input: { text: "yes 0.9" }, waitSeconds: 10 };
    const answer = await ask(client, "decide", asked);
    expect(answer).toMatchObject({ status: "needs-person", decidedBy: null, answers: {}, guarantees: {} });
    expect(answer["next"]).toContain(`${doorway.origin}/inbox/${answer["reviewId"]}`);
    expect(answer["why"]).toEqual([expect.stringMatching(/\.$/) as string]);
    expect(await ask(client, "read_case", { caseId: answer["caseId"] })).toEqual(answer);
    await decideAtTheDesk(answer["reviewId"] as string, "no");
    await house.quiet();
    expect(await ask(client, "read_case", { caseId: answer["caseId"] })).toMatchObject({
      status: "decided",
      decidedBy: "person",
      answers: { answer: "no" },
      guarantees: {},
      reviewId: null,
      next: null,
    });
  });

  it("gets the machine's answer, and what is promised of it, where a gate is earned", async () => {
    const client = await connect(revision);
    const asked = { workflow: "earned", input: { text: "yes 0.9" }, waitSeconds: 10 };
    const answer = await ask(client, "decide", asked);
    expect(answer).toMatchObject({
      status: "decided",
      decidedBy: "machine",
      answers: { answer: "yes" },
      why: ["answer: The model is 90 % sure; this gate automates from 80 %."],
    });
    expect(answer["guarantees"]).toEqual({
      answer:
        "Labels support that at most 2 % of what this gate answers alone is wrong, with 95 % assurance; blind audits watch that it stays so.",
    });
    const unsure = await ask(client, "decide", { ...asked, input: { text: "yes 0.5" } });
    expect(unsure).toMatchObject({ status: "needs-person", answers: {} });
  });

  it("hears while it waits that work goes on, if it asked for that", async () => {
    const client = await connect(revision);
    const heard: number[] = [];
    const asked = { workflow: "slow", input: { text: "yes 0.9 5000" }, waitSeconds: 20 };
    const call = { name: "decide", arguments: asked };
    await client.callTool(call, { onprogress: ({ progress }) => void heard.push(progress), timeout: 20_000 });
    expect(heard.length).toBeGreaterThanOrEqual(1);
  });
});

describe("an audit", () => {
  it("is no different from a review to a key that may be asked to answer it", async () => {
    const client = await connect("2026-07-28");
    house.world.auditDraw = () => 0;
    const asked = { workflow: "earned", input: { text: "yes 0.95" }, waitSeconds: 10 };
    const told = await ask(client, "decide", asked);
    // Whoever sent it has its answer, and nothing by which the audit could be found.
    expect(told).toMatchObject({ status: "decided", answers: { answer: "yes" }, reviewId: null });
    // Nor does the same case, sent again by somebody else, tell its answer; whoever sent it may ask again.
    const twice = { ...asked, input: { text: "yes 0.95", id: "twice" } };
    const mine = await ask(client, "decide", twice);
    expect(await ask(client, "decide", twice)).toEqual(mine);
    expect(await ask(await connect("2025-11-25"), "decide", twice)).toMatchObject({
      caseId: mine["caseId"],
      status: "needs-person",
      answers: {},
    });
    house.world.auditDraw = () => 0.999;
    const waiting = await ask(client, "decide", { ...asked, input: { text: "yes 0.6" } });
    const audited = await ask(client, "read_case", { caseId: told["caseId"] });
    const reviewed = await ask(client, "read_case", { caseId: waiting["caseId"] });
    const hide = ({ caseId: _c, reviewId, next, ...rest }: Answer) => ({
      ...rest,
      next: String(next).replace(String(reviewId), ""),
    });
    expect(hide(audited)).toEqual(hide(reviewed));
    const { reviews } = await ask(client, "list_reviews", { workflow: "earned" });
    const rows = (reviews as Answer[]).filter(({ caseId }) => [audited["caseId"], reviewed["caseId"]].includes(caseId));
    expect(rows).toHaveLength(2);
    for (const { reviewId } of rows) {
      const review = await ask(client, "read_review", { reviewId });
      expect(Object.keys(review)).toEqual(
        Object.keys(await ask(client, "read_review", { reviewId: rows[0]?.["reviewId"] })),
      );
      expect(JSON.stringify(review)).not.toMatch(/audit|confiden/i);
    }
  });
});

describe("a request that a page was tricked into", () => {
  const post = async (headers: Record<string, string>) => {
    const { key } = await openApiKeys(house.database).create({ name: "rebound", role: "viewer" }, owner);
    const app = houseApp(house, { origin: doorway.origin, version: "1", demo: false });
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" });
    const all = {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    };
    return app.request(`${doorway.origin}/mcp`, { method: "POST", headers: all, body });
  };

  it.each([
    [{ host: "evil.example" }, 403],
    [{ host: "localhost.evil.example:4747" }, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ host: "192.168.1.7:4747" }, 200],
    [{ host: "[::1]:4747" }, 200],
    [{}, 200],
  ])("is judged by its host and origin: %j gives %i", async (headers, status) => {
    expect((await post(headers as Record<string, string>)).status).toBe(status);
  });

  it("is not read past its size", async () => {
    const { key } = await openApiKeys(house.database).create({ name: "large", role: "reviewer" }, owner);
    const text = "x".repeat(1_200_000);
    const params = { name: "start_case", arguments: { workflow: "learning", input: { text } } };
    const answer = await fetch(`${doorway.origin}/mcp`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
      },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }),
    });
    expect(answer.status).toBe(413);
  });
});
