import type { DeskPerson, ReviewDesk } from "@surety/core/wire/desk";
import type { ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HousePeople, openPeopledHouse } from "./test-people.ts";
import { ruleWorkflow } from "../test-house.ts";

let house: HousePeople;
beforeAll(async () => {
  house = await openPeopledHouse("olive:owner", "ann", "bob", "cy", "vera:viewer");
  await house.as("olive").put("/groups/desk", { members: [house.id("ann"), house.id("bob")] });
}, 180_000);
afterAll(() => house?.end());

const byName = (one: string, other: string) => (one < other ? -1 : 1);
let made = 0;
/** A workflow whose every case goes to a person, and one review of it. */
async function opened(review: object, inputs: object[] = [{ text: "odd" }]): Promise<ReviewSummary[]> {
  const name = `flow-${(made += 1)}`;
  await house.commands.saveWorkflow(
    ruleWorkflow({ name, review: { queue: name, undoSeconds: 0, ...review } }),
    house.owner,
  );
  await house.commands.setStage(name, "live", house.owner);
  const arrivals = await house.send(name, ...inputs);
  for (const { caseId } of arrivals) await house.commands.waitForCase(caseId ?? "", 5000);
  return (await house.as("olive").get<{ items: ReviewSummary[] }>(`/reviews?workflow=${name}&limit=200`)).items;
}
const one = async (review: object, input?: object) =>
  (await opened(review, input === undefined ? undefined : [input]))[0]!;
const person = async (name: string) =>
  (await house.as("olive").get<{ items: DeskPerson[] }>("/people")).items.find(({ id }) => id === house.id(name))!;

describe("a workflow that gives its reviews to people", () => {
  it("gives each to whoever has the least, and goes round", async () => {
    const rows = await opened(
      { assign: { group: "desk" } },
      Array.from({ length: 6 }, (_, n) => ({ text: `odd ${n}` })),
    );
    const counts = rows.map(({ assignee }) => assignee?.name ?? "").toSorted(byName);
    expect(counts).toEqual(["ann", "ann", "ann", "bob", "bob", "bob"]);
    expect(rows.every(({ group }) => group === "desk")).toBe(true);
    const mine = await house.as("ann").get<{ items: ReviewSummary[] }>("/reviews?assignee=me");
    expect(mine.items.map(({ assignee }) => assignee?.name)).toEqual(["ann", "ann", "ann"]);
    expect((await house.as("ann").get<{ items: ReviewSummary[] }>("/reviews?group=desk")).items).toHaveLength(6);
    const notices = await house.database.query("select 1 from surety.person_notices where event = 'assigned'");
    expect(notices).toHaveLength(6);
  });

  it("asks for skills, leaves who has enough alone, and says why it stays where nobody fits", async () => {
    await house.as("olive").put(`/people/${house.id("ann")}`, { skills: ["german"], capacity: 4 });
    const assign = { group: "desk", skills: ["german"] };
    const [first, second] = await opened({ assign }, [{ text: "odd a" }, { text: "odd b" }]);
    expect([first, second].map((row) => row?.assignee?.name ?? "").toSorted(byName)).toEqual(["", "ann"]);
    const waiting = [first, second].find((row) => row?.assignee === null)!;
    const desk = await house.as("olive").get<ReviewDesk>(`/reviews/${waiting.id}/desk`);
    expect(desk.note).toBe("Nobody fits (of desk: 1 without german, 1 with as much as they take).");
    await house.as("olive").put(`/people/${house.id("ann")}`, { capacity: 20 });
    await house.sweep();
    expect((await house.as("olive").get<ReviewDesk>(`/reviews/${waiting.id}/desk`)).assignee?.name).toBe("ann");
  });

  it("is refused where it names a group or a skill that nobody has, with the nearest", async () => {
    const answer = await house
      .as("olive")
      .send(
        "PUT",
        "/workflows/misspelt",
        ruleWorkflow({ name: "misspelt", review: { assign: { group: "desc", skills: ["germann"] } } }),
      );
    const problems = (answer.body as { problems?: { path: string; message: string }[] }).problems;
    expect(problems?.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      '/review/assign/group: There is no group called "desc". Did you mean "desk"?',
      '/review/assign/skills/0: There is no skill called "germann". Did you mean "german"?',
    ]);
  });

  it("never gives more than somebody takes, however many give at once", async () => {
    await house.as("olive").put("/groups/one", { members: [house.id("cy")] });
    await house.as("olive").put(`/people/${house.id("cy")}`, { capacity: 3 });
    const flows = await Promise.all(
      [1, 2, 3, 4].map((n) => opened({ assign: { group: "one" } }, [{ text: `odd ${n}` }, { text: `odder ${n}` }])),
    );
    const given = flows.flat().filter(({ assignee }) => assignee?.name === "cy");
    expect(given).toHaveLength(3);
    expect((await person("cy")).open).toBe(3);
    await house.as("olive").put(`/people/${house.id("cy")}`, { capacity: 20 });
  });
});

describe("a review that is given to somebody", () => {
  it("is refused to others in one sentence, unless the workflow lets them", async () => {
    const kept = await one({ assign: { group: "desk" } });
    const other = kept.assignee?.name === "ann" ? "bob" : "ann";
    const refused = await house.as(other).send("POST", `/reviews/${kept.id}/claim`);
    expect([refused.status, refused.code, refused.detail]).toEqual([
      409,
      "assigned-to-other",
      `This review is given to ${kept.assignee?.name}.`,
    ]);
    expect((await house.as(other).send("POST", `/reviews/${kept.id}/decide`, { answers: { topic: "bug" } })).code).toBe(
      "assigned-to-other",
    );
    const shared = await one({ assign: { group: "desk", others: "allowed" } });
    const another = shared.assignee?.name === "ann" ? "bob" : "ann";
    expect((await house.as(another).send("POST", `/reviews/${shared.id}/claim`)).status).toBe(200);
  });

  it("waits for its group alone where nobody of it was chosen", async () => {
    const row = await one({ assign: { group: "desk", by: "none" } });
    expect([row.assignee, row.group]).toEqual([null, "desk"]);
    expect((await house.as("cy").send("POST", `/reviews/${row.id}/claim`)).code).toBe("assigned-to-other");
    expect((await house.as("cy").send("POST", `/reviews/${row.id}/assign`, { person: house.id("cy") })).code).toBe(
      "not-yours-to-give",
    );
    expect((await house.as("bob").send("POST", `/reviews/${row.id}/claim`)).status).toBe(200);
  });

  it("is taken, given on with a note, and given back, and each of it stands in the audit log", async () => {
    const row = await one({});
    const path = `/reviews/${row.id}`;
    const to = (who: string) => ({ person: house.id(who) });
    expect((await house.as("ann").send("POST", `${path}/assign`, to("bob"))).code).toBe("not-yours-to-give");
    await house.as("ann").post(`${path}/assign`, to("ann"));
    await house.as("ann").post(`${path}/claim`);
    const given = await house.as("ann").post<ReviewDesk>(`${path}/assign`, { ...to("bob"), note: "yours, @cy knows" });
    expect(given.assignee?.name).toBe("bob");
    expect(given.notes).toMatchObject([{ author: "ann", mine: true, text: "yours, @cy knows", givenTo: "bob" }]);
    const told = await house.database.query<{ person: string; event: string }>(
      "select person, event from surety.person_notices where review = $1 order by event",
      [row.id],
    );
    expect(told.map(({ person, event }) => `${event} ${house.name(person)}`)).toEqual(["assigned bob", "mentioned cy"]);
    expect((await house.as("bob").send("POST", `${path}/claim`)).status).toBe(200);
    await house.as("bob").post(`${path}/assign`, {});
    expect((await house.as("cy").send("POST", `${path}/claim`)).status).toBe(200);
    const lines = await house.database.query(
      "select 1 from surety.audit_log where verb = 'assign review' and object = $1",
      [`review ${row.id}`],
    );
    expect(lines).toHaveLength(3);
  });

  it("goes to nobody who may only look, who is away, or who has enough", async () => {
    const row = await one({});
    const give = (who: string) =>
      house.as("olive").send("POST", `/reviews/${row.id}/assign`, { person: house.id(who) });
    expect([(await give("vera")).code, (await give("nobody")).code]).toEqual(["cannot-take", "person-not-found"]);
    await house.as("olive").put(`/people/${house.id("bob")}`, { capacity: 0 });
    expect(await give("bob")).toMatchObject({ status: 409, code: "person-full" });
    await house.as("olive").put(`/people/${house.id("bob")}`, { capacity: 20 });
    expect(await house.as("olive").send("POST", `/reviews/${row.id}/assign`, { group: "des" })).toMatchObject({
      status: 404,
      remedy: 'Did you mean "desk"?',
    });
  });
});

describe("out of office", () => {
  const away = (more: object) => ({
    from: new Date(Date.now() - 1000).toISOString(),
    until: new Date(Date.now() + 3_600_000).toISOString(),
    ...more,
  });

  it("moves what is not in somebody's hands to the stand-in, and lets others take what was", async () => {
    const [held, free] = await Promise.all([one({}), one({})]);
    for (const { id } of [held, free]) await house.as("ann").post(`/reviews/${id}/assign`, { person: house.id("ann") });
    await house.as("ann").post(`/reviews/${held.id}/claim`);
    await house.as("ann").put(`/people/${house.id("ann")}/absence`, away({ standIn: { person: house.id("bob") } }));
    const assignee = async (id: string) =>
      (await house.as("olive").get<ReviewDesk>(`/reviews/${id}/desk`)).assignee?.name;
    await expect.poll(() => assignee(free.id), { timeout: 10_000 }).toBe("bob");
    expect(await assignee(held.id)).toBe("ann");
    expect((await house.as("cy").send("POST", `/reviews/${held.id}/claim`)).code).toBe("claimed-by-other");
    await house.as("ann").post(`/reviews/${held.id}/release`);
    expect((await house.as("cy").send("POST", `/reviews/${held.id}/claim`)).status).toBe(200);
    expect((await person("ann")).absence).toMatchObject({ now: true, standInName: "bob" });
    const row = await one({ assign: { group: "desk" } });
    expect(row.assignee?.name).toBe("bob");
    expect(
      await house.as("olive").send("POST", `/reviews/${row.id}/assign`, { person: house.id("ann") }),
    ).toMatchObject({
      code: "person-away",
    });
    await house.as("ann").send("DELETE", `/people/${house.id("ann")}/absence`);
    expect((await person("ann")).absence).toBeNull();
  });

  it("is one's own to say, or a lead's, and ends after it begins", async () => {
    const path = `/people/${house.id("ann")}/absence`;
    expect((await house.as("bob").send("PUT", path, away({}))).code).toBe("forbidden");
    expect((await house.as("ann").send("PUT", path, away({ until: "2020-01-01T00:00:00Z" }))).code).toBe(
      "absence-ended",
    );
    expect((await house.as("ann").send("PUT", path, away({ standIn: { person: house.id("ann") } }))).code).toBe(
      "own-stand-in",
    );
    expect((await house.as("ann").send("PUT", `/people/${house.id("ann")}`, { capacity: 1 })).code).toBe("forbidden");
    const hours = { zone: "Europe/Berlin", open: { mon: "09:00-17:00" } };
    expect((await house.as("ann").send("PUT", `/people/${house.id("ann")}`, { hours })).status).toBe(204);
    expect((await person("ann")).hours).toMatchObject({ zone: "Europe/Berlin" });
  });
});

describe("who must not decide", () => {
  it("is named by the case: they neither see, claim nor decide it, and the counts leave it out", async () => {
    const row = await one({ notBy: 'input.text + "@example.test"' }, { text: "ann" });
    const ann = house.as("ann");
    const calls = await Promise.all([
      ann.send("GET", `/reviews/${row.id}`),
      ann.send("GET", `/reviews/${row.id}/preview`),
      ann.send("GET", `/reviews/${row.id}/desk`),
      ann.send("POST", `/reviews/${row.id}/claim`),
      ann.send("POST", `/reviews/${row.id}/decide`, { answers: { topic: "bug" } }),
      ann.send("POST", `/reviews/${row.id}/notes`, { text: "me" }),
      ann.send("POST", `/reviews/${row.id}/assign`, { person: house.id("ann") }),
    ]);
    expect(calls.map(({ status, code }) => `${status} ${code}`)).toEqual(Array(7).fill("403 must-not-decide"));
    expect((await ann.get<{ items: ReviewSummary[] }>(`/reviews?queue=${row.queue}`)).items).toEqual([]);
    const queues = async (who: string) =>
      (await house.as(who).get<{ items: { queue: string }[] }>("/queues")).items.some(
        ({ queue }) => queue === row.queue,
      );
    expect([await queues("ann"), await queues("bob")]).toEqual([false, true]);
    const bulk = await ann.post<{ plan: { excluded: { because: string }[] } }>("/reviews/bulk", {
      ids: [row.id],
      answers: {},
    });
    expect(bulk.plan.excluded.map(({ because }) => because)).toEqual(["not-yours"]);
    expect((await house.as("bob").send("POST", `/reviews/${row.id}/claim`)).status).toBe(200);
  });

  it("is only a reviewer where it cannot be told", async () => {
    const broken = await one({ notBy: "input.id" }, { text: "odd" });
    expect((await one({ notBy: 'has(input.id) ? input.id : ""' }, { text: "odd" })).id).toBeDefined();
    expect((await house.as("bob").send("POST", `/reviews/${broken.id}/claim`)).code).toBe("must-not-decide");
    expect((await house.as("olive").send("POST", `/reviews/${broken.id}/claim`)).status).toBe(200);
  });

  it("is whoever sent the case, where two must agree or stakes are high", async () => {
    for (const [review, status] of [
      [{ stakes: "high" }, 403],
      [{ fourEyes: true }, 403],
      [{ ownCases: "refused" }, 403],
      [{ stakes: "high", ownCases: "allowed" }, 200],
      [{}, 200],
    ] as const) {
      const name = `own-${(made += 1)}`;
      await house.commands.saveWorkflow(ruleWorkflow({ name, review: { queue: name, ...review } }), house.owner);
      await house.commands.setStage(name, "live", house.owner);
      const arrival = await house.as("cy").post<{ caseId: string }>(`/workflows/${name}/cases`, { text: "odd" });
      await house.commands.waitForCase(arrival.caseId, 5000);
      const [row] = (await house.as("olive").get<{ items: ReviewSummary[] }>(`/reviews?workflow=${name}`)).items;
      expect((await house.as("cy").send("POST", `/reviews/${row?.id}/claim`)).status, JSON.stringify(review)).toBe(
        status,
      );
    }
  });

  it("is whoever says so, for the whole case and for ever; leads see why, others do not", async () => {
    const row = await one({ assign: { group: "desk" } });
    const name = row.assignee!.name;
    const other = name === "ann" ? "bob" : "ann";
    await house.as(name).post(`/reviews/${row.id}/claim`);
    expect((await house.as(name).send("POST", `/reviews/${row.id}/recuse`, { reason: " " })).status).toBe(422);
    expect((await house.as(name).send("POST", `/reviews/${row.id}/recuse`, { reason: "my neighbour" })).status).toBe(
      204,
    );
    expect((await house.as(name).send("GET", `/reviews/${row.id}`)).code).toBe("must-not-decide");
    const desk = (who: string) => house.as(who).get<ReviewDesk>(`/reviews/${row.id}/desk`);
    expect((await desk("olive")).recusals).toMatchObject([{ name, reason: "my neighbour" }]);
    expect((await desk(other)).recusals).toBeNull();
    expect((await desk("olive")).assignee?.name).toBe(other);
    expect((await house.as("olive").send("POST", `/reviews/${row.id}/assign`, { person: house.id(name) })).code).toBe(
      "cannot-take",
    );
    const again = house.world.newId();
    await house.database.query(
      `insert into surety.reviews (id, case_id, workflow, block, kind, queue, status, stakes, title, preview, created_at, barred)
       select $2, case_id, workflow, block, 'audit', queue, 'open', stakes, title, preview, now(),
         array(select person from surety.recusals x where x.case_id = r.case_id) from surety.reviews r where id = $1`,
      [row.id, again],
    );
    expect((await house.as(name).send("POST", `/reviews/${again}/claim`)).code).toBe("must-not-decide");
  });
});

describe("a claim", () => {
  it("lasts as long as the workflow says, names who holds it, and is taken by another when it is over", async () => {
    const row = await one({ claimMinutes: 2 });
    const held = await house.as("ann").post<ReviewDetail>(`/reviews/${row.id}/claim`);
    const left = Date.parse(held.claimedUntil ?? "") - Date.now();
    expect(left).toBeGreaterThan(110_000);
    expect(left).toBeLessThanOrEqual(120_000);
    expect(await house.as("bob").send("POST", `/reviews/${row.id}/claim`)).toMatchObject({
      status: 409,
      code: "claimed-by-other",
      detail: "ann is working on this review, for at most 2 more minutes.",
    });
    const shown = await house.as("bob").get<{ items: ReviewSummary[] }>(`/reviews?q=${row.id}`);
    expect(shown.items[0]).toMatchObject({ claimedBy: "ann", claimedUntil: held.claimedUntil });
    await house.database.query("update surety.reviews set claimed_until = now() - interval '1 second' where id = $1", [
      row.id,
    ]);
    expect((await house.as("bob").send("POST", `/reviews/${row.id}/claim`)).status).toBe(200);
    expect((await house.as("ann").send("POST", `/reviews/${row.id}/decide`, { answers: { topic: "bug" } })).code).toBe(
      "claimed-by-other",
    );
  });

  it("is won by one of many who take it at once", async () => {
    const row = await one({});
    const answers = await Promise.all(
      ["ann", "bob", "cy", "olive"].map((who) => house.as(who).send("POST", `/reviews/${row.id}/claim`)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });
});

describe("an invitation", () => {
  it("makes one account with its role, once, and is the owner's to give", async () => {
    expect((await house.as("bob").send("POST", "/invitations", { role: "owner" })).status).toBe(403);
    const { link } = await house.as("olive").post<{ link: string }>("/invitations", { role: "reviewer" });
    const token = new URL(link).searchParams.get("token");
    const account = { token, name: "Dee", email: "dee@example.test", password: "correct horse battery" };
    const made = await house.as("nobody").post<{ person: { role: string } }>("/setup", account);
    expect(made.person.role).toBe("reviewer");
    expect((await house.as("nobody").send("POST", "/setup", { ...account, email: "eve@example.test" })).code).toBe(
      "setup-token-invalid",
    );
  });
});
