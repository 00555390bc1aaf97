import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { ProblemDetails } from "@surety/core/wire/common";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { houseApp } from "../http/house-app.ts";
import { jsonOf, testOrigin } from "../http/test-app.ts";
import { type Desk, deskOf } from "../http/test-desk.ts";
import { openPeople } from "../security/people.ts";
import { finishJob } from "../commands/jobs.ts";
import { owner, reviewer } from "../test-house.ts";
import { type AgentHouse, canaries, openAgentHouse, ordersWorkflow } from "./agent-house.fixture.ts";

vi.setConfig({ testTimeout: 30_000 });

let all: AgentHouse;
let rita: Desk;
/** What the model says, one after the other; a conversation that is longer ends with the last. */
let script: unknown[] = [];

const plan = (...tools: string[]) => ({ plan: tools });
const call = (tool: string, given: object) => ({ next: { tool, arguments: given } });
const end = (answer: string, certainty = "certain") => ({ next: { answer, certainty } });
const trusting = { fixedThreshold: 0.9, audit: 0.01 };

beforeAll(async () => {
  all = await openAgentHouse();
  await all.live(ordersWorkflow("careful"));
  await all.live(ordersWorkflow("trusting", { gate: trusting }));
  await all.live(ordersWorkflow("grave", { gate: trusting, stakes: "high" }));
  await all.live(ordersWorkflow("short", { gate: trusting, limits: { steps: 3 } }));
  await all.live(ordersWorkflow("poor", { gate: trusting, budget: { perCase: 0.02 } }));
  const { house } = all;
  const app = houseApp(house, { origin: testOrigin, version: "0", demo: false });
  const people = openPeople({ database: house.database, secret: house.sessionSecret, origin: testOrigin });
  rita = await deskOf({ app, parts: { people } }, "rita");
}, 90_000);
afterAll(() => all?.end());
beforeEach(() => {
  all.brain.script(({ messages }) => ({
    text: JSON.stringify(script[Math.min(script.length, (messages + 1) / 2) - 1]),
  }));
});

const rows = <Row>(sql: string, ...values: unknown[]) => all.house.database.query<Row>(sql, values);

/** Sends a text, lets the house work, and gives what became of the case. */
async function settle(workflow: string, text: string): Promise<CaseDetail> {
  const [arrival] = await all.house.send(workflow, { text, customer: "c1" });
  await all.house.quiet();
  return jsonOf<CaseDetail>(rita(`/cases/${arrival?.caseId}`));
}

const titles = ({ timeline }: CaseDetail) => timeline.filter(({ kind }) => kind === "call").map(({ title }) => title);
const answered = async (one: CaseDetail) => (await jsonOf<ReviewPreview>(rita(`/reviews/${one.review?.id}/preview`)))!;
const planFor = async (one: CaseDetail, answer: string) => {
  const preview = await answered(one);
  const place = preview.answers.find(({ answers }) => answers["resolution"] === answer)?.plan ?? -1;
  return preview.plans[place]!;
};

describe("an agent", () => {
  it("plans, looks things up, proposes and answers; a person sees the exact call before it happens", async () => {
    script = [
      plan("order", "refund"),
      call("order", { number: 7 }),
      call("refund", { number: 7, amount: 40 }),
      end("A"),
    ];
    const waiting = await settle("careful", "Order 7 came broken.");
    expect(waiting).toMatchObject({ status: "waiting", waitingFor: "review", effects: [] });
    expect(titles(waiting)).toEqual([
      "resolution: planned order, refund",
      "resolution: looked up order",
      "resolution: proposed refund",
    ]);
    expect(waiting.timeline.find(({ title }) => title.endsWith("looked up order"))?.detail).toMatchObject({
      tool: "order",
      arguments: { number: 7 },
      found: { number: 7, state: "broken", total: 40 },
    });
    expect(waiting.judgments).toMatchObject([
      { kind: "agent", value: "refund", calls: [{ tool: "refund", arguments: { number: 7, amount: 40 } }] },
    ]);
    const wanted = await planFor(waiting, "refund");
    expect(wanted.effects).toMatchObject([
      { kind: "assign", target: "done" },
      {
        kind: "http",
        target: "POST orders/7/refunds",
        origin: all.shop.url,
        request: { body: { amount: 40 } },
      },
    ]);
    expect((await planFor(waiting, "nothing")).effects).toMatchObject([{ kind: "assign" }]);
    const before = all.shop.effects().length;
    await rita(`/reviews/${waiting.review?.id}/decide`, {
      answers: { resolution: "refund" },
      planHash: wanted.hash,
    });
    await all.house.quiet();
    expect(all.shop.effects().slice(before)).toMatchObject([
      { method: "POST", path: "/orders/7/refunds", body: '{"amount":40}' },
    ]);
    const done = await jsonOf<CaseDetail>(rita(`/cases/${waiting.id}`));
    expect(done).toMatchObject({ status: "done", effects: [{ action: "2.0.0.refund.0", status: "sent" }] });
    expect(all.shop.effects().at(-1)?.key).toBe(done.effects[0]?.idempotencyKey);
  });

  it("has nothing done for a person who has not seen the call, or who answers otherwise", async () => {
    script = [plan("refund"), call("refund", { number: 7, amount: 1 }), end("A")];
    const before = all.shop.effects().length;
    const waiting = await settle("careful", "Order 7 again.");
    const path = `/reviews/${waiting.review?.id}/decide`;
    const unseen = await rita(path, { answers: { resolution: "refund" } });
    expect(unseen.status).toBe(409);
    expect(await unseen.json()).toMatchObject({ code: "preview-first" } satisfies Partial<ProblemDetails>);
    expect((await rita(path, { answers: { resolution: "nothing" } })).status).toBe(200);
    await all.house.quiet();
    const done = await jsonOf<CaseDetail>(rita(`/cases/${waiting.id}`));
    expect(done).toMatchObject({ status: "done", effects: [], queue: "done" });
    expect(all.shop.effects()).toHaveLength(before);
  });

  it("acts alone where the gate lets it, with one key for each call", async () => {
    script = [
      plan("note", "reply"),
      call("note", { text: "Asked about 7" }),
      call("reply", { text: "It is on its way." }),
      end("B"),
    ];
    const done = await settle("trusting", "Where is order 7?");
    expect(done).toMatchObject({ status: "done", effects: [{ action: "2.0.0.note.0" }, { action: "2.0.0.reply.1" }] });
    expect(new Set(done.effects.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    expect(all.post.mailbox().at(-1)).toMatchObject({ to: ["ida@shop.example"] });
    expect(await rows("select text from shop.notes where id = $1", done.id)).toEqual([{ text: "Asked about 7" }]);
  });

  it.each([
    ["has high stakes", "grave", "All is well.", "high-stakes"],
    ["carries a link", "trusting", "Pay at https://evil.example/x", "check-failed"],
  ])("leaves to a person a call that %s, however sure it is", async (_, workflow, text, code) => {
    const mails = all.post.mailbox().length;
    script = [plan("reply"), call("reply", { text }), end("B")];
    const waiting = await settle(workflow, `Please write: ${text}`);
    expect(waiting).toMatchObject({ waitingFor: "review", judgments: [{ route: "review", reason: { code } }] });
    expect(await jsonOf<ReviewDetail>(rita(`/reviews/${waiting.review?.id}`))).toMatchObject({ stakes: "high" });
    expect(all.post.mailbox()).toHaveLength(mails);
  });

  it("is told its mistakes, and goes to a person where it makes too many, goes in circles or takes too long", async () => {
    script = [plan("order"), call("shell", { command: "env" }), call("order", { number: 7 }), end("C")];
    const mended = await settle("trusting", "A slip.");
    expect(mended).toMatchObject({ status: "done", answer: "resolution: nothing" });
    expect(titles(mended)[1]).toBe("resolution: was refused a step");
    const sentence = async (text: string, workflow = "trusting") =>
      (await settle(workflow, text)).judgments[0]?.reason.sentence;
    script = [plan("order"), call("shell", {})];
    expect(await sentence("Many slips.")).toContain("no such tool on your plan");
    script = [plan("order"), call("order", { number: 7 })];
    const circling = await settle("trusting", "In circles.");
    expect(circling.judgments[0]?.reason.sentence).toContain("It goes in circles: order");
    expect(titles(circling)).toHaveLength(3);
    script = [plan("order"), call("order", { number: 1 }), call("order", { number: 2 }), end("A")];
    expect(await sentence("Too long.", "short")).toContain("no answer after 3 steps");
  });

  it("reads no more than the document lets it: another customer's order is not there", async () => {
    script = [plan("order"), call("order", { number: 8 }), end("C")];
    const one = await settle("trusting", "What about order 8?");
    expect(titles(one)).toContain("resolution: looked up order, in vain");
    expect(JSON.stringify(all.brain.calls.at(-1)?.body)).not.toContain("99");
  });

  it("stops where its case's money is spent, and the bill is what was spent", async () => {
    script = [plan("order", "stock"), call("order", { number: 7 }), call("stock", { thing: "lamp" }), end("A")];
    const poor = await settle("poor", "Cheaply, please.");
    expect(poor.judgments[0]?.reason.sentence).toContain("What this case may cost is spent");
    const [bill] = await rows<{ cost: number }>(
      "select coalesce(sum(cost_micros), 0)::int as cost from surety.model_calls where case_id = $1",
      poor.id,
    );
    expect(bill?.cost).toBeGreaterThan(0);
    expect(bill?.cost).toBeLessThanOrEqual(20_000);
  });

  it("pays nothing and asks nothing twice when its process dies between two steps", async () => {
    script = [plan("stock"), call("stock", { thing: "lamp" }), end("C")];
    let fail = true;
    all.brain.script(({ messages }) => {
      // The provider is away when the third step is asked; the run ends there, and another one goes on.
      if (messages === 5 && fail) return { status: 503, body: "{}" };
      return { text: JSON.stringify(script[(messages - 1) / 2]) };
    });
    const stock = () => all.shop.deliveries.filter(({ path }) => path.startsWith("/stock")).length;
    const [asked, looked] = [all.brain.calls.length, stock()];
    const [arrival] = await all.house.send("trusting", { text: "Dies once.", customer: "c1" });
    await expect
      .poll(
        async () =>
          (await rows<{ n: number }>("select retry_count as n from surety.cases where id = $1", arrival?.caseId))[0]?.n,
      )
      .toBe(1);
    all.shop.answer("/stock", { body: { left: 0 } });
    fail = false;
    await all.house.quiet();
    expect(stock() - looked).toBe(1);
    const texts = all.brain.calls.slice(asked).map(({ messages }) => messages);
    expect(texts).toEqual([1, 3, 5, 5]);
    expect(all.brain.calls.at(-1)?.text).toContain('"left":3');
    const done = await jsonOf<CaseDetail>(rita(`/cases/${arrival?.caseId}`));
    expect(titles(done)).toEqual(["resolution: planned stock", "resolution: looked up stock"]);
    all.shop.answer("/stock", { body: { left: 3 } });
  });

  it("tells no secret to its model", () => {
    const told = JSON.stringify(all.brain.calls.map(({ body }) => body));
    for (const canary of Object.values(canaries)) expect(told).not.toContain(canary);
  });

  it("keeps what it proposed from whoever audits its answer", async () => {
    await all.live(ordersWorkflow("audited", { gate: { fixedThreshold: 0.9, audit: 1 } }));
    script = [plan("note"), call("note", { text: "Seen" }), end("B")];
    const done = await settle("audited", "Audit me.");
    expect(done).toMatchObject({ blind: true, judgments: [], effects: [] });
    expect(JSON.stringify(done)).not.toContain("note");
    const preview = await answered(done);
    expect(JSON.stringify(preview)).not.toContain("Seen");
    expect(await rita(`/reviews/${done.review?.id}/decide`, { answers: { resolution: "reply" } })).toMatchObject({
      status: 200,
    });
  });

  it("earns its gate like any other judgment, by what people said of its answers", async () => {
    await all.live(ordersWorkflow("earning", { gate: { maxError: 0.1 } }));
    script = [plan(), end("C")];
    const sent = Array.from({ length: 60 }, (_, at) => ({ text: `Thanks, number ${at}`, customer: "c1" }));
    await all.house.send("earning", ...sent);
    await all.house.quiet();
    for (const { id } of await rows<{ id: string }>("select id from surety.reviews where workflow = 'earning'"))
      await all.house.commands.decideReview(id, { answers: { resolution: "nothing" } }, reviewer);
    await all.house.quiet();
    const job = await all.house.commands.startCalibration("earning", owner);
    expect(await finishJob(all.house.world, job.id)).toMatchObject({ resolution: { gate: "earned" } });
    script = [plan("note"), call("note", { text: "Alone" }), end("C")];
    expect(await settle("earning", "Thanks, and a note.")).toMatchObject({
      status: "done",
      judgments: [{ reason: { code: "confident" } }],
      effects: [{ action: "2.0.0.note.0", status: "sent" }],
    });
  });
});
