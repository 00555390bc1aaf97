import { seededRandom } from "@surety/core/statistics/seeded-random";
import { detectionDelay } from "@surety/core/watch/detection-delay";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import { liveQualityDetail } from "../queries/live-quality-detail.ts";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const maxError = 0.02;
const batch = 40;

/** One case in ten is about a parcel. The model has learned that those are billing; one day they are login. */
let parcelsAre = "billing";
let made = 0;
function nextText(): string {
  const n = (made += 1);
  if (n % 10 === 0) return `invoice parcel charge, question number ${n}`;
  return n % 2 === 0 ? `invoice payment charge, question number ${n}` : `password account locked, question number ${n}`;
}
function truthOf(text: string): string {
  if (text.includes("parcel")) return parcelsAre;
  return text.includes("password") ? "login" : "billing";
}

let house: TestHouse;
let smtp: FakeSmtp;
let receiver: FakeReceiver;

beforeAll(async () => {
  [smtp, receiver] = await Promise.all([startFakeSmtp(), startFakeReceiver()]);
  house = await openTestHouse(undefined, { audits: true });
  const { saveConnection, saveWorkflow, setStage } = house.commands;
  const mail = { host: smtp.host, port: smtp.port, security: "none", from: "surety@shop.example" };
  await saveConnection("ops-mail", "smtp", { ...mail, allowPrivate: [`${smtp.host}:${smtp.port}`] }, owner);
  const hook = { url: `${receiver.url}/alerts`, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
  await saveConnection("ops-hook", "webhook", { ...hook, allowPrivate: [receiver.host] }, owner);
  const topic = { classify: { text: "{{ input.text }}", labels: ["billing", "login"] }, models: ["local"] };
  const flow = [{ judge: { topic }, gate: { maxError, audit: 0.6 } }, { act: [{ otherwise: [] }] }];
  const alerts = [{ connection: "ops-mail", to: "night@shop.example" }, { connection: "ops-hook" }];
  await saveWorkflow(ruleWorkflow({ name: "watched", flow: flow as WorkflowSource["flow"], alerts }), owner);
  await label(600);
  await train();
  await setStage("watched", "live", owner, "This is a test of what happens when it goes wrong.");
}, 120_000);
afterAll(async () => {
  await house.end();
  await Promise.all([smtp.close(), receiver.close()]);
});

const label = (count: number) =>
  house.commands.addLabels(
    "watched",
    "topic",
    Array.from({ length: count }, nextText).map((text) => ({ text, value: truthOf(text), externalId: text })),
    owner,
  );
const train = async () => finishJob(house.world, (await house.commands.startTraining("watched", owner, true)).id);

async function work(count: number): Promise<string[]> {
  const arrivals = await house.send("watched", ...Array.from({ length: count }, () => ({ text: nextText() })));
  await house.quiet();
  return arrivals.map((one) => one.caseId ?? "");
}

/** People answer the open audits by what is right; gives how many until one of them closed the gate. */
async function audit(): Promise<{ answered: number; closed: boolean }> {
  const open = await house.database.query<{ id: string; text: string }>(
    `select r.id, c.input->>'text' as text from surety.reviews r join surety.cases c on c.id = r.case_id
     where r.kind = 'audit' and r.status = 'open' order by r.id`,
  );
  for (const [at, { id, text }] of open.entries()) {
    await house.commands.decideReview(id, { answers: { topic: truthOf(text) } }, reviewer);
    if (await isClosed()) return { answered: at + 1, closed: true };
  }
  return { answered: open.length, closed: false };
}

const isClosed = async () =>
  (await house.database.query("select 1 from surety.gates where active and closed ? ''")).length > 0;
const automated = async () =>
  (
    await house.database.query<{ n: number }>(
      "select count(*)::int as n from surety.judgments where workflow = 'watched' and route <> 'review'",
    )
  )[0]?.n ?? 0;
const routesOf = async (ids: string[]) =>
  house.database.query<{ route: string; code: string }>(
    "select distinct route, reason->>'code' as code from surety.judgments where case_id = any($1)",
    [ids],
  );

/** Works and audits until the gate closes; gives the audits it took. */
async function auditsUntilClosed(most: number): Promise<number> {
  for (let audits = 0; audits <= most;) {
    await work(batch);
    const { answered, closed } = await audit();
    audits += answered;
    if (closed) return audits;
  }
  throw new Error(`the gate was still open after ${most} audits`);
}

describe("a fall in accuracy of ten points", () => {
  let calm = 0;
  let longest = 0;

  it("is not seen where there is none: everything is automated, and every audit finds it right", async () => {
    for (let n = 0; n < 4; n += 1) await work(batch);
    const { answered, closed } = await audit();
    calm = answered;
    expect({ closed, alerts: await house.database.query("select title from surety.alerts") }).toEqual({
      closed: false,
      alerts: [],
    });
    expect(answered).toBeGreaterThan(60);
    const calmAudits = { audits: calm, error: 0 };
    const question = { maxError, actual: 0.1, streams: 300, most: 1000, calm: calmAudits };
    longest = detectionDelay(question, seededRandom(1)).p99;
  }, 60_000);

  it("closes the gate by itself within the audits that the simulation predicts, and nothing is automated after", async () => {
    parcelsAre = "login";
    const took = await auditsUntilClosed(longest);
    const before = await automated();
    expect(took).toBeLessThanOrEqual(longest);
    const later = await work(batch);
    expect(await routesOf(later)).toEqual([{ route: "review", code: "gate-closed" }]);
    expect(await automated()).toBe(before);
  }, 120_000);

  it("holds for a process too that has not heard of it yet: what it decided is refused at its commit", async () => {
    const { gates } = house.world;
    const known = await gates.of("watched", "topic");
    const of = gates.of.bind(gates);
    let asked = 0;
    gates.of = async () => ((asked += 1), known === null ? null : { ...known, closed: new Set<string>() });
    const before = await automated();
    const sending = house.send("watched", ...Array.from({ length: 10 }, () => ({ text: nextText() })));
    await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(40);
    gates.of = of;
    await house.quiet();
    const ids = (await sending).map((one) => one.caseId ?? "");
    expect(await routesOf(ids)).toEqual([{ route: "review", code: "gate-closed" }]);
    expect(await automated()).toBe(before);
  }, 60_000);

  it("wakes people by mail and webhook, who read what broke and what was done", async () => {
    await expect.poll(() => smtp.mailbox().length, { timeout: 20_000 }).toBe(1);
    const [mail] = smtp.mailbox();
    expect(mail?.to).toEqual(["night@shop.example"]);
    expect(mail?.mail.subject).toBe("Guarantee broken: topic (watched)");
    expect(mail?.mail.text).toMatch(/were wrong: about .*Promised were at most 2 %/s);
    expect(mail?.mail.text).toMatch(/Surety has closed the gate of topic/);
    expect(mail?.mail.text).toMatch(/http:\/\/127\.0\.0\.1:4747\/alerts\/[0-9a-f-]{36}/);
    await expect.poll(() => receiver.effects().length, { timeout: 20_000 }).toBe(1);
    const sent = JSON.parse(receiver.effects()[0]?.body ?? "{}") as { type: string; data: Record<string, unknown> };
    expect(sent).toMatchObject({ type: "alert.guarantee-broken", data: { workflow: "watched", severity: "critical" } });
    await expect
      .poll(() => house.database.query("select status, attempts from surety.alert_deliveries"))
      .toEqual([
        { status: "sent", attempts: 1 },
        { status: "sent", attempts: 1 },
      ]);
  }, 60_000);

  it("opens on a person's word, which is kept, and closes again while cases stream in: nothing is committed as automated after it", async () => {
    const gate = { workflow: "watched", judgment: "topic", segment: "" };
    await house.commands.reopenGate(gate, "We believe that the auditors were wrong.", owner);
    const [turn] = await house.database.query(
      "select turn, how, because, actor from surety.gate_turns order by at desc limit 1",
    );
    expect(turn).toEqual({
      turn: "reopened",
      how: "override",
      because: "We believe that the auditors were wrong.",
      actor: "p-owner",
    });
    expect(
      await house.database.query(
        "select detail->>'because' as because from surety.audit_log where verb = 'reopen gate'",
      ),
    ).toEqual([{ because: "We believe that the auditors were wrong." }]);
    const before = await automated();
    let streaming = true;
    const stream = async () => {
      while (streaming) await house.send("watched", ...Array.from({ length: 5 }, () => ({ text: nextText() })));
    };
    const sending = stream();
    await expect.poll(async () => (await audit()).closed, { timeout: 60_000, interval: 10 }).toBe(true);
    // Commits that were under way shared the lock with the closing one: they are in this count, or never.
    const atClosing = await automated();
    expect(atClosing).toBeGreaterThan(before);
    for (let n = 0; n < 5; n += 1) await house.send("watched", { text: nextText() });
    streaming = false;
    await sending;
    await house.quiet();
    expect(await automated()).toBe(atClosing);
  }, 120_000);

  it("is told with its figures: audits and open ones, evidence over its line, and what shut and opened the gate", async () => {
    const live = await liveQualityDetail(house.database, "watched", "topic", 7, new Date());
    const [segment] = live?.segments ?? [];
    expect(segment?.closed).not.toBeNull();
    expect(segment?.watch?.evidence).toBeGreaterThanOrEqual(segment?.watch?.line ?? Infinity);
    expect(segment?.answered).toBeGreaterThan(60);
    expect(segment?.error?.value).toBeGreaterThan(0);
    const open = (segment?.drawn ?? 0) - (segment?.answered ?? 0);
    if (open > 0) expect(segment?.sentence).toContain(`${open} of ${segment?.drawn} audits are still open`);
    expect(live?.turns.map((turn) => turn.turn)).toEqual(["closed", "reopened", "closed"]);
    expect(live?.cells.at(-1)).toMatchObject({ automated: segment?.automated });
  });

  it("stays closed for labels from before, however often the gate is derived from them", async () => {
    await finishJob(house.world, (await house.commands.startCalibration("watched", owner)).id);
    expect(await isClosed()).toBe(true);
  }, 60_000);

  it("opens when labels from after the alarm support a threshold again", async () => {
    await label(1000);
    await train();
    expect(await isClosed()).toBe(false);
    const [turn] = await house.database.query<{ how: string }>(
      "select how from surety.gate_turns order by at desc limit 1",
    );
    expect(turn?.how).toBe("evidence");
    const before = await automated();
    await work(batch);
    expect(await automated()).toBeGreaterThan(before);
  }, 120_000);
});
