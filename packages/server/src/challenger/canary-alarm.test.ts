import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import { openTestHouse, owner, reviewer, type TestHouse } from "../test-house.ts";
import { evidenceSince } from "../watch/evidence-since.ts";
import { readChallenger } from "./challenger-rows.ts";
import { replayed, textAbout, topicOf, trainChallenger, workingWorkflow } from "./challenger.fixture.ts";
import { readInForce } from "./in-force.ts";

describe("a canary that breaks its guarantee", () => {
  let house: TestHouse;
  let id = "";
  beforeAll(async () => {
    house = await openTestHouse(undefined, { audits: true });
    await workingWorkflow(house, "canary", 0, "live");
    const more = Array.from({ length: 40 }, (_, at) => {
      return { text: textAbout(topicOf(at), 900 + at), value: topicOf(at), externalId: `more ${at}` };
    });
    await house.commands.addLabels("canary", "topic", more, owner);
    id = await trainChallenger(house, "canary");
    await replayed(house, id);
    await house.commands.setCanary(id, 0.5, owner);
  }, 180_000);
  afterAll(() => house.end());

  const send = async (from: number, number: number) => {
    const texts = Array.from({ length: number }, (_, at) => ({ text: textAbout(topicOf(from + at), from + at) }));
    const arrivals = await house.send("canary", ...texts);
    await house.quiet();
    return house.database.query<{ challenger: string | null; route: string }>(
      "select c.challenger, j.route from surety.judgments j join surety.cases c on c.id = j.case_id where c.id = any($1)",
      [arrivals.map((one) => one.caseId)],
    );
  };

  /** People find every audited answer of the challenger wrong. */
  async function findItsAnswersWrong(): Promise<void> {
    const open = await house.database.query<{ id: string; value: string }>(
      `select r.id, j.value from surety.reviews r join surety.judgments j on j.case_id = r.case_id join surety.cases c on c.id = r.case_id
       where r.kind = 'audit' and r.status = 'open' and c.challenger = $1 order by r.id`,
      [id],
    );
    for (const { id: review, value } of open) {
      const topic = value === "billing" ? "login" : "billing";
      await house.commands.decideReview(review, { answers: { topic } }, reviewer);
    }
  }

  async function ended(): Promise<void> {
    const deadline = Date.now() + 30_000;
    while ((await readChallenger(house.database, id)).ended_at === null) {
      if (Date.now() > deadline) throw new Error(`it was not withdrawn: ${house.log.slice(-5).join("\n")}`);
      await sleep(25);
    }
  }

  it("is withdrawn by itself, and nothing that is in force changes", async () => {
    const before = await readInForce(house.database, "canary");
    const judged = await send(10_000, 200);
    expect(judged.filter((one) => one.challenger === id && one.route !== "review").length).toBeGreaterThan(50);
    await findItsAnswersWrong();
    await ended();
    const row = await readChallenger(house.database, id);
    expect(row.status).toBe("withdrawn");
    expect(row.sentence).toMatch(/^Withdrawn by an alarm in its canary\. /);
    expect(await readInForce(house.database, "canary")).toEqual(before);
  }, 90_000);

  it("costs the champion neither its labels nor the gate that is derived next", async () => {
    const turns = await house.database.query("select gate from surety.gate_turns where turn = 'closed'");
    expect(turns).toHaveLength(1);
    expect(await evidenceSince(house.database, "canary", "topic")).toEqual(new Map());
    const more = Array.from({ length: 40 }, (_, at) => {
      return { text: textAbout(topicOf(at), 1900 + at), value: topicOf(at), externalId: `later ${at}` };
    });
    await house.commands.addLabels("canary", "topic", more, owner);
    await finishJob(house.world, (await house.commands.startCalibration("canary", owner)).id);
    // Open, whatever it has earned: people's answers to the audits above are labels too.
    const [gate] = await house.database.query("select closed from surety.gates where active");
    expect(gate).toEqual({ closed: {} });
  }, 60_000);

  it("decides no case from then on", async () => {
    const later = await send(20_000, 40);
    expect(later.filter((one) => one.challenger !== null)).toEqual([]);
  }, 60_000);

  it("is told in the audit log and by an alert", async () => {
    const alerts = await house.database.query("select kind from surety.alerts order by created_at, kind");
    expect(alerts).toEqual([{ kind: "guarantee-broken" }]);
    const [line] = await house.database.query(
      "select actor, verb from surety.audit_log where object = 'workflow canary' order by id desc limit 1",
    );
    expect(line).toEqual({ actor: "system:watch", verb: "withdraw challenger" });
  });
});
