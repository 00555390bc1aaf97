import { examine } from "@surety/core/doctor/examine";
import type { CaseDetail } from "@surety/core/wire/case";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import type { Job } from "@surety/core/wire/workflow";
import type { Quality } from "@surety/core/wire/quality";
import type { ReviewDetail } from "@surety/core/wire/review";
import { hijackedModel } from "@surety/testing/fakes/hijacked-model";
import { injectionTexts } from "@surety/testing/injections/injection-texts";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type AgentHouse, openAgentHouse } from "../agent/agent-house.fixture.ts";
import type { Actor } from "../commands/commands.ts";
import { finishJob } from "../commands/jobs.ts";
import { houseApp } from "../http/house-app.ts";
import { jsonOf, testOrigin } from "../http/test-app.ts";
import { type Desk, deskOf } from "../http/test-desk.ts";
import { openPeople } from "../security/people.ts";
import { readCase } from "../queries/read-case.ts";
import { owner } from "../test-house.ts";
import { handbook, lettersWorkflow } from "./generate-house.fixture.ts";
import { lettersDesk } from "./letters-desk.fixture.ts";

/** `npm run hijack` tries every text; here a few do. */
const everyText = process.env["SURETY_HIJACK"] === "all" ? 1 : 80;
vi.setConfig({ testTimeout: everyText === 1 ? 30 * 60_000 : 120_000 });

/** Wide, so that a dozen labels can earn it; every draft that goes out alone is audited, so that nothing is left to chance. */
const gate = { maxError: 0.25, assurance: 0.8, audit: 1 };
const alone = { alone: {}, learn: "sent" };
const good = [
  [{ text: "Dear {name}," }],
  [{ text: "You can send unused goods back within 30 days of delivery.", sources: [1] }],
  [{ text: "Kind regards" }],
];
const withSentence = (text: string) => good.map((one, at) => (at === 1 ? [...one, { text, sources: [1] }] : one));

let all: AgentHouse;
let rita: Desk;
const { ask, writes, planOf, send } = lettersDesk(
  () => all,
  (path, body) => rita(path, body),
);

beforeAll(async () => {
  all = await openAgentHouse({ audits: true });
  const { house } = all;
  const { hash } = await house.files.add(Readable.from([Buffer.from(handbook)]), "handbook.md");
  await house.commands.addKnowledgeFile("help", { hash, name: "handbook.md" }, owner);
  await house.world.knowledge.embedMissing();
  await all.live(lettersWorkflow("letters", { models: ["brain/small"], generate: alone, gate }));
  const slow = { review: { queue: "desk", undoSeconds: 600 } };
  await all.live(lettersWorkflow("careful", { models: ["brain/small"], generate: alone, gate, ...slow }));
  const app = houseApp(house, { origin: testOrigin, version: "0", demo: false });
  const people = openPeople({ database: house.database, secret: house.sessionSecret, origin: testOrigin });
  rita = await deskOf({ app, parts: { people } }, "rita", "owner");
}, 120_000);
afterAll(() => all?.end());

const program: Actor = { kind: "key", id: "k-robot", name: "Robot", role: "owner" };
const rows = <Row>(sql: string, ...values: unknown[]) => all.house.database.query<Row>(sql, values);
const labels = (workflow = "letters") =>
  rows<{ changed: number | null; marked: boolean; draw: number; source: string }>(
    "select changed, marked, draw_probability as draw, source from surety.draft_labels where workflow = $1 order by id",
    workflow,
  );
const gateOf = () => jsonOf<GateDetail>(rita("/workflows/letters/gates/reply"));
const mails = () => all.post.mailbox().length;
const reject = (review: string | undefined) =>
  rita(`/reviews/${review}/decide`, { verdict: "reject", answers: {}, note: "Nobody should get this." });
const asked = (n: number) => `Can I return mower number ${n}?`;

async function derive(): Promise<Record<string, unknown>> {
  const job = await jsonOf<Job>(rita("/workflows/letters/calibrate", {}));
  return (await finishJob(all.house.world, job.id))["reply"] as Record<string, unknown>;
}

/** The open audit of a case that has gone out, as the inbox has it. */
async function auditOf({ id }: CaseDetail): Promise<string | undefined> {
  const [row] = await rows<{ id: string }>(
    "select id from surety.reviews where case_id = $1 and kind = 'audit' and status = 'open'",
    id,
  );
  return row?.id;
}

describe("a gate that lets drafts out", () => {
  it("lets none out on its first day, and says what is lacking", async () => {
    writes(good);
    const first = await ask("letters", asked(0));
    expect(first).toMatchObject({ waitingFor: "review", effects: [] });
    expect(first.judgments[0]?.reason).toEqual({
      code: "no-threshold",
      sentence: "What people did with drafts has not earned one its way out yet; a person sends it.",
    });
    // Whoever does not say what was on their screen has not looked, and says nothing for the draft.
    const { hash: planHash } = await planOf(first);
    await rita(`/reviews/${first.review?.id}/decide`, { answers: { reply: "draft" }, planHash });
    await all.house.quiet();
    // Nor has a program, whatever it says that it showed.
    const second = await ask("letters", `${asked(0)} Please.`);
    const { screen } = await jsonOf<ReviewDetail>(rita(`/reviews/${second.review?.id}`));
    const shown = { answers: { reply: "draft" }, screen, planHash: (await planOf(second)).hash };
    await all.house.commands.decideReview(second.review?.id ?? "", shown, program);
    await all.house.quiet();
    expect(mails()).toBe(2);
    expect(await labels()).toEqual([]);
  });

  it("learns from what people did: sent as it was, changed, or not sent", async () => {
    writes(good, "A", "unsure");
    await send(await ask("letters", asked(1)), "Dear Ida,\n\nno.\n\nThe shop");
    expect((await reject((await ask("letters", asked(2))).review?.id)).status).toBe(200);
    writes(withSentence("A technician collects it from your home on Sundays."));
    await send(await ask("letters", asked(3)));
    expect(await labels()).toEqual([
      { changed: expect.closeTo(0.9, 0), marked: false, draw: 1, source: "review" },
      { changed: null, marked: false, draw: 1, source: "review" },
      { changed: 0, marked: true, draw: 1, source: "review" },
    ]);
    writes(good);
    for (let n = 4; n < 13; n += 1) expect((await send(await ask("letters", asked(n)))).status).toBe(200);
    const { next, gate: now } = await gateOf();
    // The one with a mark is no evidence for those without.
    expect({ labels: next.labels, state: now.state }).toEqual({ labels: 11, state: "learning" });
    expect(await rows("select from surety.labels")).toEqual([]);
  });

  it("forgets what was taken back", async () => {
    const waiting = await ask("careful", asked(0));
    const { screen } = await jsonOf<ReviewDetail>(rita(`/reviews/${waiting.review?.id}`));
    const { hash: planHash } = await planOf(waiting);
    await rita(`/reviews/${waiting.review?.id}/decide`, { answers: { reply: "draft" }, screen, planHash });
    expect(await labels("careful")).toHaveLength(1);
    expect((await rita(`/reviews/${waiting.review?.id}/undo`, {})).status).toBe(200);
    expect(await labels("careful")).toEqual([]);
  });

  it("opens when labels have earned it, from a threshold that says why", async () => {
    expect(await derive()).toMatchObject({ gate: "earned", accuracy: { n: 11 } });
    const { gate: now, curves } = await gateOf();
    expect(now).toMatchObject({ state: "earned", segments: [{ labels: 11, accepted: 9, errors: 0 }] });
    expect(curves).toHaveLength(1);
    const { judgments } = await jsonOf<Quality>(rita("/workflows/letters/quality"));
    expect(judgments[0]).toMatchObject({ judgment: "reply", labels: ["sent as it was", "changed or not sent"] });
  });

  let sent: CaseDetail;
  it("sends the next draft once, with its receipt, and says so on the case", async () => {
    const before = mails();
    const [arrival] = await all.house.send("letters", { text: asked(15), customer: "c1" });
    await all.house.quiet();
    sent = (await readCase(all.house.database, arrival?.caseId ?? "")) as CaseDetail;
    expect(sent).toMatchObject({ status: "done", route: "automated", effects: [{ kind: "email", status: "sent" }] });
    expect(mails()).toBe(before + 1);
    const [receipt] = await rows<{ receipt: object | null }>(
      "select receipt from surety.effects where case_id = $1",
      sent.id,
    );
    expect(receipt?.receipt).not.toBeNull();
    expect(sent.timeline.find(({ kind }) => kind === "gate")?.title).toMatch(
      /^No check has marked the draft, and it is 95 % sure; drafts go out alone from 95 %\.$/,
    );
    // What nobody has read teaches the next draft nothing.
    expect(await rows("select from surety.draft_edits where case_id = $1", sent.id)).toEqual([]);
  });

  it("has earned nothing for drafts that something else is filled into", async () => {
    const before = mails();
    const letters = (generate: Record<string, unknown>) =>
      lettersWorkflow("letters", { models: ["brain/small"], generate, gate });
    await all.house.commands.saveWorkflow(letters({ ...alone, slots: { name: "input.customer" } }), owner);
    const other = await ask("letters", asked(17));
    expect(other.judgments[0]).toMatchObject({ route: "review", reason: { code: "no-threshold" } });
    expect(mails()).toBe(before);
    await all.house.commands.saveWorkflow(letters(alone), owner);
    expect(await ask("letters", asked(18))).toMatchObject({ status: "done" });
  });

  it.each([
    ["has a sentence without a source", "A technician collects it from your home on Sundays."],
    ["leads elsewhere", "Unused goods can be sent back: look at https://evil.example/refund."],
    ["breaks a rule", "Unused goods can be sent back free of charge, we guarantee it."],
  ])("keeps a draft that %s with a person, however sure its writer is", async (_, sentence) => {
    const before = mails();
    writes(withSentence(sentence));
    const held = await ask("letters", `${asked(16)} ${sentence}`);
    expect(held).toMatchObject({ waitingFor: "review", effects: [] });
    expect(held.judgments[0]).toMatchObject({ route: "review", reason: { code: "check-failed" } });
    expect(mails()).toBe(before);
  });

  it("lets a hijacked model send nothing, though its gate is open", async () => {
    const before = mails();
    all.brain.script(hijackedModel);
    const texts = injectionTexts().filter((_, at) => at % everyText === 0);
    const cases: (string | null)[] = [];
    for (let from = 0; from < texts.length; from += 8) {
      const some = texts.slice(from, from + 8).map(({ text }) => ({ text, customer: "c1" }));
      cases.push(...(await all.house.send("letters", ...some)).map(({ caseId }) => caseId));
      await all.house.quiet();
    }
    const found = await rows<{ status: string; route: string }>(
      "select distinct c.status, j.route from surety.cases c left join surety.judgments j on j.case_id = c.id where c.id = any($1)",
      cases,
    );
    expect(found).toEqual([{ status: "waiting", route: "review" }]);
    expect(mails()).toBe(before);
  });

  it("is named by the rule of two, as what acts without a person is", async () => {
    const { compiled } = await all.house.world.definitions.current("letters");
    const codes = examine(compiled, {}).findings.map(({ code }) => code);
    expect(codes).toContain("rule-of-two");
    expect(codes).not.toContain("hand-set-threshold");
  });

  it("has what went out looked at by a person who has the draft, and not the machine's word on it", async () => {
    const id = await auditOf(sent);
    const audit = await jsonOf<ReviewDetail>(rita(`/reviews/${id}`));
    expect(audit).toMatchObject({ kind: "review", case: { effects: [], judgments: [] } });
    expect(audit.questions[0]).toMatchObject({ suggestion: null, confidence: null });
    expect(audit.why.sentence).toContain("whether they would send them as they are");
    expect(audit.questions[0]?.draft?.paragraphs.flat()).toHaveLength(3);
    const before = mails();
    expect((await send({ review: { id } as NonNullable<CaseDetail["review"]> })).status).toBe(200);
    expect(mails()).toBe(before);
    expect(await rows("select error from surety.audits")).toEqual([{ error: 0 }]);
    expect((await labels()).at(-1)).toEqual({ changed: 0, marked: false, draw: 1, source: "audit" });
  });

  it("closes when audits say that people would not have sent them", async () => {
    writes(good);
    let audits = 0;
    while ((await gateOf()).gate.state === "earned" && audits < 30) {
      audits += 1;
      const [arrival] = await all.house.send("letters", { text: asked(20 + audits), customer: "c1" });
      await all.house.quiet();
      const id = await auditOf({ id: arrival?.caseId } as CaseDetail);
      // Some are edited, the others refused: either way somebody would not have sent them.
      if (audits % 2 === 0) await reject(id);
      else await send({ review: { id } as NonNullable<CaseDetail["review"]> }, "Dear Ida, no.");
    }
    expect((await gateOf()).gate.state).toBe("broken");
    expect(await rows("select error from surety.audits")).toHaveLength(1 + audits);
    expect(await rows("select kind from surety.alerts where judgment = 'reply' and gate is not null")).toEqual([
      { kind: "guarantee-broken" },
    ]);
    const before = mails();
    const next = await ask("letters", asked(60));
    expect(next).toMatchObject({ waitingFor: "review", effects: [] });
    expect(next.judgments[0]?.reason).toMatchObject({ code: "gate-closed" });
    expect(mails()).toBe(before);
  });

  it("stays closed for labels from before the alarm", async () => {
    expect(await derive()).toMatchObject({ gate: "learning" });
    expect((await ask("letters", asked(61))).judgments[0]).toMatchObject({ route: "review" });
  });
});
