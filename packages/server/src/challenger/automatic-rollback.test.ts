import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, type TestHouse } from "../test-house.ts";
import { readChallenger } from "./challenger-rows.ts";
import { replayed, textAbout, topicOf, trainChallenger, workingWorkflow } from "./challenger.fixture.ts";
import { readInForce } from "./in-force.ts";

describe("a promoted model that breaks its guarantee", () => {
  let house: TestHouse;
  let id = "";
  beforeAll(async () => {
    house = await openTestHouse(undefined, { audits: true });
    await workingWorkflow(house, "alarm", 0, "live");
    const more = Array.from({ length: 40 }, (_, at) => {
      return { text: textAbout(topicOf(at), 900 + at), value: topicOf(at), externalId: `more ${at}` };
    });
    await house.commands.addLabels("alarm", "topic", more, owner);
    id = await trainChallenger(house, "alarm");
    await replayed(house, id);
  }, 180_000);
  afterAll(() => house.end());

  const send = async (from: number, number: number) => {
    const texts = Array.from({ length: number }, (_, at) => ({ text: textAbout(topicOf(from + at), from + at) }));
    const arrivals = await house.send("alarm", ...texts);
    await house.quiet();
    const ids = arrivals.map((one) => one.caseId);
    return house.database.query<{ model_version: string; route: string }>(
      "select model_version, route from surety.judgments where case_id = any($1)",
      [ids],
    );
  };

  /** People find every audited answer wrong, until the gate is shut. */
  async function findAllWrong(): Promise<void> {
    const open = await house.database.query<{ id: string; value: string }>(
      `select r.id, j.value from surety.reviews r join surety.judgments j on j.case_id = r.case_id
       where r.kind = 'audit' and r.status = 'open' and r.workflow = 'alarm' order by r.id`,
    );
    for (const { id: review, value } of open) {
      const topic = value === "billing" ? "login" : "billing";
      await house.commands.decideReview(review, { answers: { topic } }, reviewer);
    }
  }

  async function rolledBack(): Promise<void> {
    const deadline = Date.now() + 30_000;
    while ((await readChallenger(house.database, id)).status !== "rolled-back") {
      if (Date.now() > deadline) throw new Error(`nothing was rolled back: ${house.log.slice(-5).join("\n")}`);
      await sleep(25);
    }
  }

  it("gives its place back by itself, and the champion decides with its own gate again", async () => {
    const before = await readInForce(house.database, "alarm");
    await house.commands.promoteChallenger(id, "this promotion is made to be rolled back", owner);
    const promoted = await readInForce(house.database, "alarm");
    expect(promoted.models["topic"]).not.toBe(before.models["topic"]);
    const judged = await send(10_000, 150);
    expect(new Set(judged.map((one) => one.model_version))).toEqual(new Set([promoted.models["topic"]]));
    await findAllWrong();
    await rolledBack();
    expect(await readInForce(house.database, "alarm")).toEqual(before);
    const later = await send(20_000, 40);
    expect(new Set(later.map((one) => one.model_version))).toEqual(new Set([before.models["topic"]]));
    expect(later.filter((one) => one.route !== "review").length).toBeGreaterThan(20);
  }, 60_000);

  it("is told: in the history, in the audit log and by an alert", async () => {
    const [promotion] = await house.database.query(
      "select rolled_back_by, rolled_back_automatically, rolled_back_because from surety.promotions",
    );
    expect(promotion).toMatchObject({
      rolled_back_by: "Surety",
      rolled_back_automatically: true,
      rolled_back_because: expect.stringMatching(/^Guarantee broken: topic/),
    });
    const alerts = await house.database.query<{ kind: string; title: string }>(
      "select kind, title from surety.alerts order by created_at, kind",
    );
    expect(alerts).toMatchObject([
      { kind: "guarantee-broken" },
      { kind: "rolled-back", title: "Rolled back by itself: alarm" },
    ]);
    const [line] = await house.database.query(
      "select actor, verb from surety.audit_log where object = 'workflow alarm' order by id desc limit 1",
    );
    expect(line).toEqual({ actor: "system:watch", verb: "roll back" });
  });
});
