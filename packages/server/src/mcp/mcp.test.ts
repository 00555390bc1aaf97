import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../http/app-env.ts";
import { houseApp } from "../http/house-app.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const origin = "http://localhost:4747";
let house: TestHouse;
let app: App;
const clients: Client[] = [];
// oxlint-disable-next-line typescript/no-explicit-any -- answers of eight tools
type Answer = Record<string, any>;

beforeAll(async () => {
  house = await openTestHouse();
  app = houseApp(house, { origin, version: "1.2.3", demo: false });
  await house.commands.saveWorkflow(
    ruleWorkflow({ name: "sorting", review: { queue: "leads", undoSeconds: 0 } }),
    owner,
  );
  await house.commands.setStage("sorting", "live", owner);
  house.world.auditDraw = () => 0.999;
}, 60_000);
afterAll(async () => {
  for (const client of clients) await client.close();
  await house.end();
});

/** A client as others write them, over the real protocol; with a key of that role, or without one. */
async function connect(role: "owner" | "editor" | "reviewer" | "viewer" | null): Promise<Client> {
  const headers: Record<string, string> =
    role === null
      ? {}
      : { authorization: `Bearer ${(await openApiKeys(house.database).create({ name: role, role }, owner)).key}` };
  const client = new Client({ name: "somebody-elses", version: "1.0.0" });
  const transport = new StreamableHTTPClientTransport(new URL(`${origin}/mcp`), {
    fetch: async (url, init) => app.request(String(url), init as RequestInit),
    requestInit: { headers },
  });
  await client.connect(transport);
  clients.push(client);
  return client;
}

const call = async (client: Client, name: string, input: Record<string, unknown> = {}) => {
  const { structuredContent, isError, content } = await client.callTool({ name, arguments: input });
  const [first] = content as { text: string }[];
  return {
    isError: isError === true,
    answer: (structuredContent ?? JSON.parse(first?.text ?? "null")) as Answer,
  };
};

describe("a program with a model", () => {
  it("finds the tools, with what each takes and whether it changes anything", async () => {
    const client = await connect("reviewer");
    expect(client.getServerVersion()).toMatchObject({ name: "surety", version: "1.2.3" });
    const { tools } = await client.listTools();
    expect(tools.map((one) => [one.name, one.annotations?.readOnlyHint])).toEqual([
      ["decide", false],
      ["start_case", false],
      ["read_case", true],
      ["list_workflows", true],
      ["describe_workflow", true],
      ["list_reviews", true],
      ["read_review", true],
      ["decide_review", false],
    ]);
    expect(tools.every((one) => one.inputSchema.additionalProperties === false)).toBe(true);
  });

  it("has a case decided where the machine may, and is told who decided and why", async () => {
    const { answer } = await call(await connect("reviewer"), "decide", {
      workflow: "sorting",
      input: { text: "a refund, please" },
    });
    expect(answer).toMatchObject({
      status: "decided",
      decidedBy: "machine",
      answers: { topic: "refund" },
      reviewId: null,
    });
  });

  it("hears that a person is needed, and reads the answer after the review", async () => {
    const client = await connect("reviewer");
    const asked = { workflow: "sorting", input: { text: "something else" }, waitSeconds: 10 };
    const { answer } = await call(client, "decide", asked);
    expect(answer).toMatchObject({ status: "needs-person", decidedBy: null, answers: {} });
    const { answer: open } = await call(client, "list_reviews", { workflow: "sorting" });
    expect(open["reviews"]).toMatchObject([{ reviewId: answer["reviewId"], caseId: answer["caseId"], queue: "leads" }]);
    const { answer: review } = await call(client, "read_review", { reviewId: answer["reviewId"] });
    expect(review).toMatchObject({
      questions: [{ judgment: "topic", options: ["refund", "bug"] }],
      input: { text: "something else" },
    });
    await house.commands.decideReview(answer["reviewId"] as string, { answers: { topic: "bug" } }, reviewer);
    await house.quiet();
    expect((await call(client, "read_case", { caseId: answer["caseId"] })).answer).toMatchObject({
      status: "decided",
      decidedBy: "person",
      answers: { topic: "bug" },
    });
  });

  it("records the decision of its person, as the API does", async () => {
    const client = await connect("reviewer");
    const { answer } = await call(client, "decide", {
      workflow: "sorting",
      input: { text: "yet another" },
      waitSeconds: 10,
    });
    const decision = { reviewId: answer["reviewId"], answers: { topic: "refund" }, seconds: 12 };
    expect((await call(client, "decide_review", decision)).answer).toMatchObject({ needsSecond: false });
    const again = await call(client, "decide_review", decision);
    expect(again).toMatchObject({ isError: true, answer: { code: expect.any(String) as string } });
    const [row] = await house.database.query(
      "select answers, seconds, channel from surety.decisions where review_id = $1",
      [answer["reviewId"]],
    );
    expect(row).toEqual({ answers: { topic: "refund" }, seconds: 12, channel: "api" });
  });

  it("starts the same case once for the same key", async () => {
    const client = await connect("reviewer");
    const asked = { workflow: "sorting", input: { text: "refund twice" }, idempotencyKey: "once" };
    const [one, two] = [await call(client, "start_case", asked), await call(client, "start_case", asked)];
    expect(two.answer).toEqual({ caseId: one.answer["caseId"], fate: "duplicate" });
  });
});

describe("what the API refuses, tools refuse", () => {
  it.each([
    ["decide", { workflow: "sorting", input: { text: 7 } }, { code: "case-invalid", field: "text" }],
    ["decide", { workflow: "sorting", input: { text: "spam" } }, { code: "case-filtered" }],
    ["decide", { workflow: "sortin", input: {} }, { code: "workflow-not-found" }],
    ["read_case", { caseId: "00000000-0000-4000-8000-000000000000" }, { code: "case-not-found" }],
  ])("%s with %j", async (name, input, problem) => {
    const { isError, answer } = await call(await connect("reviewer"), name, input);
    expect(isError).toBe(true);
    expect(answer).toMatchObject({ ...problem, message: expect.stringMatching(/./) as string });
  });

  it("a viewer's key reads and starts nothing", async () => {
    const client = await connect("viewer");
    expect((await call(client, "list_workflows")).answer["workflows"]).toMatchObject([
      { name: "sorting", stage: "live" },
    ]);
    const { isError, answer } = await call(client, "start_case", { workflow: "sorting", input: { text: "refund" } });
    expect([isError, answer["code"]]).toEqual([true, "forbidden"]);
  });

  it("nobody without a key gets in", async () => {
    await expect(connect(null)).rejects.toThrow(/401|unauthenticated|Unauthorized/i);
  });

  it("a page of another origin does not get in with somebody's cookie", async () => {
    const answer = await app.request("/mcp", {
      method: "POST",
      headers: { cookie: "session=x", origin: "https://evil.example", "content-type": "application/json" },
      body: "{}",
    });
    expect(answer.status).toBe(403);
  });
});
