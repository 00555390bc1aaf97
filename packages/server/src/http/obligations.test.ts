import type { ObligationWire } from "@surety/core/wire/obligation";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remindObligations } from "../obligations/remind-obligations.ts";
import { openPeople } from "../security/people.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { houseApp } from "./house-app.ts";
import { testOrigin } from "./test-app.ts";
import { type Desk, deskOf } from "./test-desk.ts";

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

const leases = ruleWorkflow({
  name: "leases",
  review: { undoSeconds: 0, hours: { zone: "Europe/Berlin", open: { mon: "09:00-17:00" }, holidays: [] } },
  flow: [
    { judge: { terms: { clauses: { text: "{{ input.text }}", types: ["notice", "rent", "law"] } } } },
    { act: [{ otherwise: [{ track: { clauses: "terms", types: ["notice", "rent"], remind: ["90d", "14d"] } }] }] },
  ] as WorkflowSource["flow"],
});

describe("obligations", () => {
  let house: TestHouse;
  let desk: Desk;
  beforeAll(async () => {
    house = await openTestHouse();
    const app = houseApp(house, { origin: testOrigin, version: "0", demo: false });
    const people = openPeople({ database: house.database, secret: house.sessionSecret, origin: testOrigin });
    desk = await deskOf({ app, parts: { people } }, "Rita");
    await house.commands.saveWorkflow(leases, owner);
    await house.commands.setStage("leases", "assisted", owner);
  });
  afterAll(() => house.end());

  const send = async (path: string, body?: object) => {
    const response = await desk(path, body);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const list = async (filter: string) =>
    ((await send(`/obligations${filter}`)).body as { items: ObligationWire[] }).items;

  /** A contract in which somebody marks sentences as clauses. */
  const decided = async (text: string, marks: Record<string, string>) => {
    const [arrival] = await house.send("leases", { text });
    const caseId = arrival?.caseId ?? "";
    await house.commands.waitForCase(caseId, 20_000);
    const [review] = await house.database.query<{ id: string }>("select id from surety.reviews where case_id = $1", [
      caseId,
    ]);
    const places = Object.entries(marks).map(([type, words]) => ({ type, start: text.indexOf(words), words }));
    const terms = places
      .toSorted((a, b) => a.start - b.start)
      .map(({ type, start, words }) => `${type} ${start}-${start + words.length}`)
      .join("; ");
    await house.commands.decideReview(review?.id ?? "", { answers: { terms } }, owner);
    await house.quiet();
    return caseId;
  };

  const notice = `Notice is given by ${inDays(10)} at the latest.`;

  it("come from the clauses that are tracked, with the day that each names", async () => {
    const caseId = await decided(`Lease.\n\n${notice}\n\nThe rent is due monthly.\n\nSwiss law applies.`, {
      notice,
      rent: "The rent is due monthly.",
      law: "Swiss law applies.",
    });
    expect(await list(`?case=${caseId}`)).toMatchObject([
      { type: "notice", quote: notice, due: inDays(10), zone: "Europe/Berlin", status: "open" },
      { type: "rent", quote: "The rent is due monthly.", due: null, nextReminderAt: null, status: "open" },
    ]);
  });

  it("are reminded of at once, and once, where the time for it is past and the day is not", async () => {
    await remindObligations(house.world);
    await remindObligations(house.world);
    const alerts = (await send("/alerts?workflow=leases")).body as { items: { title: string; kind: string }[] };
    expect(alerts.items).toMatchObject([
      { kind: "obligation-due", title: expect.stringContaining(`due on ${inDays(10)}`) },
    ]);
    expect((await list("?workflow=leases"))[0]?.nextReminderAt).toBeNull();
  });

  it("without a day wait for a person to say it, and are reminded of on a day on which people work", async () => {
    const [, rent] = await list("?workflow=leases");
    const set = await send(`/obligations/${rent?.id}/due`, { due: inDays(60) });
    expect(set).toMatchObject({ status: 200, body: { due: inDays(60) } });
    const next = new Date((set.body as ObligationWire).nextReminderAt ?? expect.unreachable("a reminder comes"));
    // 14 days before, or on the Monday before that: the only day on which this workflow's people work.
    expect(next.getUTCDay()).toBe(1);
    expect(next.getTime()).toBeGreaterThan(Date.now() + 38 * day);
    expect(next.getTime()).toBeLessThan(Date.now() + 47 * day);
    expect((await send(`/obligations/${rent?.id}/due`, { due: "soon" })).status).toBe(422);
  });

  it("end when somebody says so, once, and nobody is reminded any more", async () => {
    const [first] = await list("?workflow=leases&status=open");
    const settled = await send(`/obligations/${first?.id}/settle`, { status: "done", note: "Sent by mail." });
    expect(settled.body).toMatchObject({ status: "done", note: "Sent by mail.", nextReminderAt: null });
    expect(await send(`/obligations/${first?.id}/settle`, { status: "dropped" })).toMatchObject({
      status: 409,
      body: { code: "obligation-settled" },
    });
    expect((await list("?workflow=leases&status=open")).map(({ type }) => type)).toEqual(["rent"]);
    expect((await send("/obligations/no-such-thing/settle", { status: "done" })).status).toBe(404);
  });

  it("of a workflow that looks for no such clauses cannot be written down", async () => {
    const wrong = { ...leases, name: "wrong", flow: [leases.flow[0]!, { act: [{ otherwise: [track("notise")] }] }] };
    await expect(house.commands.saveWorkflow(wrong as WorkflowSource, owner)).rejects.toThrow(/notise/);
    const unknown = { ...leases, name: "wrong", flow: [{ act: [{ otherwise: [track("notice")] }] }] };
    await expect(house.commands.saveWorkflow(unknown as WorkflowSource, owner)).rejects.toThrow(/No clauses judgment/);
  });
});

const track = (type: string) => ({ track: { clauses: "terms", types: [type] } });
