import type { CaseDetail } from "@surety/core/wire/case";
import type { DraftRow, WorkflowDrafts } from "@surety/core/wire/draft";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { ProblemDetails } from "@surety/core/wire/common";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { draftsAsCsv } from "../project/drafts-as-csv.ts";
import { openPeople } from "../security/people.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { houseApp } from "./house-app.ts";
import { jsonOf, testOrigin } from "./test-app.ts";
import { type Desk, deskOf } from "./test-desk.ts";

vi.setConfig({ testTimeout: 30_000 });

/** A refund is told to the customer by mail, a bug to the team by chat; each says what was asked and who decided. */
function letters(name: string, review: WorkflowSource["review"] = {}): WorkflowSource {
  const base = ruleWorkflow({ name, review: { queue: "desk", undoSeconds: 0, ...review } });
  const mail = {
    connection: "post",
    to: "jo@example.com",
    subject: "Your {{ topic.value }}",
    text: "Dear Jo,\n\nabout “{{ input.text }}”: it is on its way.\n\nThe desk",
  };
  const act = [
    { name: "Refunds", when: 'topic.value == "refund"', do: [{ assign: { queue: "money" } }, { email: mail }] },
    {
      when: 'topic.value == "bug"',
      do: [{ notify: { connection: "team", text: "Bug: {{ input.text }}" }, timeout: "1h" }],
    },
    { otherwise: [{ assign: { queue: "rest" } }] },
  ];
  return { ...base, flow: [...base.flow.slice(0, 2), { act }] as WorkflowSource["flow"] };
}

interface Wanted {
  action: string;
  field: string;
  text: string;
}

let house: TestHouse;
let smtp: FakeSmtp;
let team: FakeReceiver;
let [rita, carl, otto]: Desk[] = [];

beforeAll(async () => {
  [smtp, team, house] = await Promise.all([startFakeSmtp(), startFakeReceiver(), openTestHouse()]);
  const mail = { host: smtp.host, port: smtp.port, security: "none", from: "desk@shop.example" };
  const allowPrivate = [`${smtp.host}:${smtp.port}`, team.host];
  await house.commands.saveConnection("post", "smtp", { ...mail, allowPrivate }, owner);
  await house.commands.saveConnection("team", "chat", { url: `${team.url}/team`, allowPrivate }, owner);
  for (const [name, review] of [
    ["letters", {}],
    ["slow-letters", { undoSeconds: 300 }],
    ["careful-letters", { fourEyes: true }],
    ["quiet-letters", {}],
  ] as const) {
    await house.commands.saveWorkflow(letters(name, review), owner);
    await house.commands.setStage(name, name === "quiet-letters" ? "shadow" : "live", owner);
  }
  const app = houseApp(house, { origin: testOrigin, version: "0", demo: false });
  const people = openPeople({ database: house.database, secret: house.sessionSecret, origin: testOrigin });
  const door = { app, parts: { people } };
  [rita, carl, otto] = [await deskOf(door, "rita"), await deskOf(door, "carl"), await deskOf(door, "otto", "editor")];
}, 90_000);
afterAll(async () => {
  await house?.end();
  await Promise.all([smtp.close(), team.close()]);
});

const rows = <Row>(sql: string, ...values: unknown[]) => house.database.query<Row>(sql, values);

/** A case that waits for a person, and its review. */
async function waiting(workflow = "letters", text = `odd ${Math.random()}`): Promise<{ id: string; review: string }> {
  const [arrival] = await house.send(workflow, { text });
  const id = arrival?.caseId ?? "";
  const found = () => rows<{ id: string }>("select id from surety.reviews where case_id = $1", id);
  await expect.poll(async () => (await found()).length, { timeout: 10_000 }).toBe(1);
  return { id, review: (await found())[0]?.id ?? "" };
}

async function planOf(review: string, topic = "refund", desk = rita!): Promise<ReviewPreview["plans"][number]> {
  const preview = await jsonOf<ReviewPreview>(desk(`/reviews/${review}/preview`));
  const at = preview.answers.find((one) => one.answers["topic"] === topic)?.plan ?? -1;
  return preview.plans[at]!;
}

/** As the console decides: on the screen and the plan that it was shown. */
async function decide(
  review: string,
  drafts: Wanted[],
  { desk = rita!, topic = "refund", ...more }: { desk?: Desk; topic?: string; planHash?: string | null } = {},
): Promise<Response> {
  const { screen } = await jsonOf<ReviewDetail>(desk(`/reviews/${review}`));
  const { hash } = await planOf(review, topic, desk);
  const said = { answers: { topic }, screen, drafts, planHash: drafts.length === 0 ? null : hash, ...more };
  return desk(`/reviews/${review}/decide`, said);
}
const text = (words: string, field = "text", action = "2.0.1"): Wanted => ({ action, field, text: words });
const mails = () => smtp.mailbox().map(({ to, mail }) => ({ to, subject: mail.subject, text: mail.text?.trimEnd() }));
const draftsOf = async (caseId: string) =>
  (await jsonOf<{ items: DraftRow[] }>(otto!(`/drafts?caseId=${caseId}`))).items;
const requestOf = async (caseId: string) =>
  (
    await rows<{ request: Record<string, string>; key: string }>(
      "select request, idempotency_key as key from surety.effects where case_id = $1",
      caseId,
    )
  )[0];

describe("a draft that is edited", () => {
  it("is sent exactly as it was left, and the difference is a label", async () => {
    const { id, review } = await waiting("letters", "odd lamp");
    const plan = await planOf(review);
    expect(plan.effects).toMatchObject([
      { kind: "assign", action: null, editable: [] },
      { kind: "email", action: "2.0.1", editable: ["subject", "text"], request: { subject: "Your refund" } },
    ]);
    const sent = "Dear Jo,\n\nyour lamp is on its way — “today”.\n\nThe desk";
    expect((await decide(review, [text(sent)])).status).toBe(200);
    await house.quiet();
    expect(mails().at(-1)).toEqual({ to: ["jo@example.com"], subject: "Your refund", text: sent });
    const items = await draftsOf(id);
    expect(items).toMatchObject([
      { action: "2.0.1", field: "text", sent, edited: true, state: "sent", by: "rita", looked: true },
      { action: "2.0.1", field: "subject", draft: "Your refund", sent: "Your refund", edited: false, change: 0 },
    ]);
    expect(items[0]?.draft).toBe("Dear Jo,\n\nabout “odd lamp”: it is on its way.\n\nThe desk");
    expect(items[0]?.change).toBeGreaterThan(0.2);
    expect(items[0]?.change).toBeLessThan(0.9);
    const [decision] = await rows<{ screen_hash: string | null }>(
      "select screen_hash from surety.decisions where review_id = $1",
      review,
    );
    expect(decision?.screen_hash).not.toBeNull();
    const { timeline } = await jsonOf<CaseDetail>(otto!(`/cases/${id}`));
    expect(timeline.find(({ kind }) => kind === "decision")).toMatchObject({
      title: "Decided topic: refund, 1 text edited",
      detail: { drafts: [{ action: "2.0.1", field: "text", sent }] },
    });
  });

  it("is accepted as it is where nobody touches it", async () => {
    const { id, review } = await waiting();
    expect((await decide(review, [])).status).toBe(200);
    await house.quiet();
    expect((await draftsOf(id)).map(({ field, edited, looked }) => [field, edited, looked])).toEqual([
      ["text", false, true],
      ["subject", false, true],
    ]);
  });

  it.each<[string, Wanted, string]>([
    ["an empty text", text("  \n"), "drafts[0].text"],
    ["too long a text", text("x".repeat(10_001)), "drafts[0].text"],
    ["a second line of a subject", text("Hi\r\nBcc: all@example.com", "subject"), "drafts[0].text"],
    ["another recipient", text("me@example.com", "to"), "drafts[0].field"],
    ["the text of another answer", text("Hi", "text", "2.1.0"), "drafts[0].action"],
  ])("refuses %s at its field, and nothing is decided", async (_what, wanted, field) => {
    const { review } = await waiting();
    const answer = await decide(review, [wanted]);
    expect(answer.status).toBe(422);
    const problem = await jsonOf<ProblemDetails>(answer);
    expect(problem).toMatchObject({ code: "bad-draft", field, remedy: expect.any(String) });
    expect((await jsonOf<ReviewDetail>(rita!(`/reviews/${review}`))).status).not.toBe("deciding");
    expect(await rows("select 1 from surety.decisions where review_id = $1", review)).toEqual([]);
  });

  it("refuses what the closed schema does not know, and what rejects or passes on has no text", async () => {
    const { review } = await waiting();
    const said = (body: object) => rita!(`/reviews/${review}/decide`, body);
    const more = await said({ answers: { topic: "refund" }, drafts: [{ ...text("Hi"), to: "me@example.com" }] });
    expect(await jsonOf<ProblemDetails>(more)).toMatchObject({ code: "invalid-request" });
    const { plans, answers } = await jsonOf<ReviewPreview>(rita!(`/reviews/${review}/preview`));
    const planHash = plans[answers.find(({ verdict }) => verdict === "reject")?.plan ?? -1]?.hash;
    for (const verdict of ["reject", "judge-again"])
      expect(
        await jsonOf<ProblemDetails>(said({ answers: {}, verdict, note: "no", planHash, drafts: [text("Hi")] })),
      ).toMatchObject({ code: "bad-draft", field: "drafts[0].action" });
  });

  it("needs the plan that was on screen: another one, or none, is refused with 409", async () => {
    const { review } = await waiting();
    const other = (await planOf((await waiting()).review)).hash;
    const none = await decide(review, [text("Hi")], { planHash: null });
    expect([none.status, (await jsonOf<ProblemDetails>(none)).code]).toEqual([409, "preview-first"]);
    const wrong = await decide(review, [text("Hi")], { planHash: other });
    expect([wrong.status, (await jsonOf<ProblemDetails>(wrong)).code]).toEqual([409, "effect-changed"]);
    const stale = { answers: { topic: "refund" }, planHash: (await planOf(review)).hash, drafts: [text("Hi")] };
    const screen = await rita!(`/reviews/${review}/decide`, { ...stale, screen: "0".repeat(64) });
    expect([screen.status, (await jsonOf<ProblemDetails>(screen)).code]).toEqual([409, "screen-changed"]);
  });

  it("is forgotten with a decision that is taken back, and only what was said last is sent", async () => {
    const { id, review } = await waiting("slow-letters");
    expect((await decide(review, [text("The first thought.")])).status).toBe(200);
    expect((await rita!(`/reviews/${review}/undo`, {})).status).toBe(200);
    expect((await decide(review, [text("Bye", "subject"), text("The second thought.")])).status).toBe(200);
    expect(await draftsOf(id)).toEqual([]);
    await sendNow(review);
    expect(mails().at(-1)).toMatchObject({ subject: "Bye", text: "The second thought." });
    expect(mails().some((one) => one.text === "The first thought.")).toBe(false);
    expect((await draftsOf(id)).map(({ sent }) => sent)).toEqual(["The second thought.", "Bye"]);
  });

  /** Ends the time of undo: what would happen in five minutes happens now. */
  async function sendNow(review: string): Promise<void> {
    const [row] = await rows<{ case_id: string }>("select case_id from surety.reviews where id = $1", review);
    const run = house.world.newId();
    await house.database.transaction(async (tx) => {
      await tx.query("update surety.cases set run_id = $2 where id = $1", [row?.case_id, run]);
      await house.world.engine().enqueue(tx, [{ id: run, caseIds: [row?.case_id ?? ""] }]);
    });
    await house.quiet();
  }

  it("is kept inside with its edit where the stage sends nothing", async () => {
    const { id, review } = await waiting("quiet-letters");
    const before = mails().length;
    expect((await decide(review, [text("Kept inside.")])).status).toBe(200);
    await house.quiet();
    expect(mails()).toHaveLength(before);
    expect((await requestOf(id))?.request["text"]).toBe("Kept inside.");
    expect((await draftsOf(id))[0]).toMatchObject({ sent: "Kept inside.", state: "captured" });
  });

  it("reaches the other side once more with the same text and key when the process dies while it is sent", async () => {
    const { id, review } = await waiting();
    team.failNext({ break: "hang" });
    const before = team.deliveries.length;
    expect((await decide(review, [text("Read & mend", "text", "2.1.0")], { topic: "bug" })).status).toBe(200);
    await expect.poll(() => team.deliveries.length, { timeout: 10_000 }).toBe(before + 1);
    const committed = await requestOf(id);
    const run = house.world.newId();
    await house.database.transaction(async (tx) => {
      await tx.query("update surety.cases set run_id = $2, crash_count = greatest(crash_count, 1) where id = $1", [
        id,
        run,
      ]);
      await house.world.engine().enqueue(tx, [{ id: run, caseIds: [id] }]);
    });
    await expect.poll(() => team.deliveries.length, { timeout: 10_000 }).toBe(before + 2);
    await house.quiet();
    const [first, second] = team.deliveries.slice(before);
    expect(second).toMatchObject({ body: first?.body, key: first?.key });
    expect(JSON.parse(second?.body ?? "{}")).toEqual({ text: "Read &amp; mend" });
    expect(committed).toEqual({ request: { kind: "notify", text: "Read & mend" }, key: `${id}:2.1.0` });
    expect(await draftsOf(id)).toMatchObject([{ sent: "Read & mend", edited: true, state: "sent" }]);
  });
});

describe("drafts that two must agree on", () => {
  it("are sent with an edit only where both wrote the same", async () => {
    const { id, review } = await waiting("careful-letters");
    expect(await jsonOf(decide(review, [text("Both of us wrote this.")]))).toMatchObject({ needsSecond: true });
    const second = await jsonOf<ReviewPreview>(carl!(`/reviews/${review}/preview`));
    expect(JSON.stringify(second)).not.toContain("Both of us");
    expect(JSON.stringify(await jsonOf(carl!(`/reviews/${review}`)))).not.toContain("Both of us");
    expect(JSON.stringify(await jsonOf(carl!(`/cases/${id}`)))).not.toContain("Both of us");
    expect(await draftsOf(id)).toEqual([]);
    const agreed = await decide(review, [text("Both of us wrote this.")], { desk: carl! });
    expect(await jsonOf(agreed)).toMatchObject({ needsSecond: false });
    await house.quiet();
    expect(mails().at(-1)?.text).toBe("Both of us wrote this.");
    expect((await draftsOf(id))[0]).toMatchObject({ by: "carl", edited: true });
  });

  it("go to a third person where one of them edited: nothing is sent that two have not seen", async () => {
    const { id, review } = await waiting("careful-letters");
    const before = mails().length;
    await decide(review, [text("Only Rita wrote this.")]);
    expect(await jsonOf(decide(review, [], { desk: carl! }))).toMatchObject({ needsSecond: true });
    expect(mails()).toHaveLength(before);
    expect(await jsonOf(decide(review, [], { desk: otto! }))).toMatchObject({ needsSecond: false });
    await house.quiet();
    expect(mails().at(-1)?.text).toContain("it is on its way");
    expect((await draftsOf(id)).map(({ by, edited }) => [by, edited])).toEqual([
      ["otto", false],
      ["otto", false],
    ]);
  });
});

describe("what drafts say about an action", () => {
  const figures = async () => (await jsonOf<WorkflowDrafts>(otto!("/workflows/letters/drafts"))).actions;

  it("is how many were sent, accepted and changed, and each number opens its cases", async () => {
    const mail = (await figures()).find(({ kind }) => kind === "email");
    expect(mail).toMatchObject({
      action: "2.0.1",
      connection: "post",
      rule: "Refunds",
      sent: 2,
      captured: 0,
      unlooked: 0,
    });
    expect(mail).toMatchObject({ edited: 1, accepted: { value: 0.5, n: 2 } });
    expect(mail?.medianChange).toBeGreaterThan(0.1);
    const listed = async (found: string) =>
      (await jsonOf<{ items: object[] }>(otto!(`/cases?workflow=letters&action=2.0.1&found=${found}`))).items.length;
    expect([await listed("draft-edited"), await listed("draft-accepted")]).toEqual([1, 1]);
  });

  it("does not take what a bulk sent unread for accepted", async () => {
    const { id, review } = await waiting();
    const ask = { ids: [review], answers: { topic: "refund" }, verdict: "decide" };
    house.world.auditDraw = () => 0.9;
    const { plan } = await jsonOf<{ plan: { hash: string; included: string[] } }>(rita!("/reviews/bulk", ask));
    expect(plan.included).toEqual([review]);
    expect((await rita!("/reviews/bulk", { ...ask, hash: plan.hash })).status).toBeLessThan(300);
    await expect.poll(() => rows("select 1 from surety.decisions where review_id = $1", review)).toHaveLength(1);
    await rows("update surety.reviews set undo_until = now() where id = $1", review);
    const run = house.world.newId();
    await house.database.transaction(async (tx) => {
      await tx.query("update surety.cases set run_id = $2 where id = $1", [id, run]);
      await house.world.engine().enqueue(tx, [{ id: run, caseIds: [id] }]);
    });
    await house.quiet();
    expect((await draftsOf(id)).map(({ edited, looked }) => [edited, looked])).toEqual([
      [false, false],
      [false, false],
    ]);
    expect((await figures()).find(({ kind }) => kind === "email")).toMatchObject({
      sent: 3,
      unlooked: 1,
      accepted: { n: 2 },
    });
  });

  it("goes out as CSV for whoever mends the template", async () => {
    const [all, csv] = await draftsAsCsv(house, "letters");
    expect(csv.split("\r\n")[0]).toBe("at,case,action,field,draft,sent,change,looked,state");
    expect(csv).toContain(`"Dear Jo,\n\nyour lamp is on its way — “today”.\n\nThe desk"`);
    expect(all).toHaveLength(
      Number(
        (await rows<{ n: string }>("select count(*) as n from surety.draft_edits where workflow = 'letters'"))[0]?.n,
      ),
    );
    await expect(draftsAsCsv(house, "nothing")).rejects.toMatchObject({ code: "no-drafts" });
  });

  it("counts nothing of a workflow that is not there", async () => {
    expect((await otto!("/workflows/nothing/drafts")).status).toBe(404);
    expect((await otto!("/drafts?edited=perhaps")).status).toBe(422);
  });
});
