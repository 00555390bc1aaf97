import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canaryArms } from "../queries/canary-arms.ts";
import { openTestHouse, owner, reviewer, type TestHouse } from "../test-house.ts";
import { readChallenger } from "./challenger-rows.ts";
import { corrupt, replayed, textAbout, topicOf, trainChallenger, workingWorkflow } from "./challenger.fixture.ts";
import { followChallengers } from "./follow-challengers.ts";
import { replayHandler } from "./replay-period.ts";
import { readInForce } from "./in-force.ts";
import { readLook } from "./look-at-challenger.ts";
import { verifyPromotions } from "./verify-promotions.ts";

describe("a challenger", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  }, 60_000);
  afterAll(() => house.end());

  const send = async (workflow: string, from: number, number: number) => {
    const texts = Array.from({ length: number }, (_, at) => ({ text: textAbout(topicOf(from + at), from + at) }));
    const arrivals = await house.send(workflow, ...texts);
    await house.quiet();
    return arrivals.map((one) => one.caseId ?? "");
  };
  const inForce = (workflow: string) => readInForce(house.database, workflow);

  it("that learned from wrong labels is refused, and nothing changes", async () => {
    await workingWorkflow(house, "worse", 0, "assisted");
    const before = await inForce("worse");
    await corrupt(house, "worse", 45);
    const id = await trainChallenger(house, "worse");
    const row = await replayed(house, id);
    expect(row).toMatchObject({ status: "refused" });
    expect(row.sentence).toMatch(/^topic: the champion is right more often/);
    await expect(house.commands.promoteChallenger(id, undefined, owner)).rejects.toMatchObject({
      code: "not-ready-to-promote",
    });
    expect(await inForce("worse")).toEqual(before);
  }, 120_000);

  it("that is the champion itself is never promoted as better", async () => {
    await workingWorkflow(house, "same", 0, "assisted");
    await send("same", 1000, 60);
    const { challenger } = await house.commands.challenge("same", { reason: "an A/A test", retrain: false }, owner);
    const row = await replayed(house, challenger ?? "");
    expect(row.status).toBe("shadowing");
    const { facts, verdict } = await readLook(house.world, row.id);
    expect(facts.comparisons[0]).toMatchObject({ gains: 0, losses: 0, better: 1 });
    expect(facts.comparisons[0]?.pairs).toBeGreaterThan(150);
    expect(verdict.state).toBe("undecided");
    await expect(house.commands.promoteChallenger(row.id, "short", owner)).rejects.toMatchObject({
      code: "not-ready-to-promote",
    });
    await expect(house.commands.challenge("same", { reason: "one more", retrain: false }, owner)).rejects.toMatchObject(
      { code: "challenger-open" },
    );
    await house.commands.withdrawChallenger(row.id, owner);
    expect((await readChallenger(house.database, row.id)).status).toBe("withdrawn");
  }, 120_000);

  describe("that is better", () => {
    let id = "";
    let cases: string[] = [];
    beforeAll(async () => {
      await workingWorkflow(house, "better", 42, "live");
      cases = await send("better", 2000, 150);
      id = await trainChallenger(house, "better");
      await replayed(house, id);
    }, 120_000);

    it("has answered each case of the period once, and sent nothing", async () => {
      const effects = await house.database.query("select 1 from surety.records where record = 'other'");
      const answers = await house.database.query<{ subject: string }>(
        "select subject from surety.challenger_answers where challenger = $1 and source = 'replay'",
        [id],
      );
      expect(answers.map((one) => one.subject).toSorted()).toEqual(cases.toSorted());
      const planned = await house.database.query<{ actions: { kind: string }[] }>(
        "select actions from surety.challenger_cases where challenger = $1",
        [id],
      );
      expect(planned.filter((one) => one.actions[0]?.kind === "store")).toHaveLength(75);
      expect(planned.filter((one) => one.actions[0]?.kind === "assign")).toHaveLength(75);
      // What the cases themselves have stored is what it was: replaying adds nothing.
      expect(effects.length).toBeLessThan(75);
    });

    it("loses and doubles nothing where the process died and its stretches are done again", async () => {
      const counts = () =>
        house.database.query(
          `select (select count(*)::int from surety.challenger_answers where challenger = $1) as answers,
             (select count(*)::int from surety.challenger_cases where challenger = $1) as cases,
             (select count(*)::int from surety.gates where evidence #>> '{challenge,id}' = $1::text) as gates`,
          [id],
        );
      const before = await counts();
      // As a kill between a stretch's answers and its cursor leaves it, with half of its answers gone.
      await house.database.query(
        "update surety.challengers set status = 'preparing', replayed = false, replay_cursor = null where id = $1",
        [id],
      );
      await house.database.query("delete from surety.challenger_cases where challenger = $1 and case_id = any($2)", [
        id,
        cases.slice(0, 70),
      ]);
      const again = replayHandler(house.world, house.models);
      const task = { id: "again", payload: { challenger: id }, attempt: 1, isLast: false };
      for (let stretch = 0; !(await readChallenger(house.database, id)).replayed; stretch += 1) {
        expect(stretch).toBeLessThan(20);
        // Two processes that both took the stretch for theirs.
        await Promise.all([again(task), again(task)]);
      }
      expect(await counts()).toEqual(before);
    });

    it("answers in the shadow what is judged from then on, once", async () => {
      const more = await send("better", 3000, 20);
      await followChallengers(house.world, house.models);
      await followChallengers(house.world, house.models);
      const answers = await house.database.query<{ subject: string }>(
        "select subject from surety.challenger_answers where challenger = $1 and source = 'shadow'",
        [id],
      );
      expect(answers.map((one) => one.subject).toSorted()).toEqual(more.toSorted());
    });

    it("decides the share of its canary with its own model and gate, and nothing else", async () => {
      await house.commands.setCanary(id, 0.5, owner);
      const drawn = await send("better", 5000, 60);
      const rows = await house.database.query<{ challenger: string | null; model_version: string; route: string }>(
        `select c.challenger, j.model_version, j.route from surety.cases c join surety.judgments j on j.case_id = c.id
         where c.id = any($1)`,
        [drawn],
      );
      const { row } = await readLook(house.world, id);
      const canary = rows.filter((one) => one.challenger === id);
      const others = rows.filter((one) => one.challenger === null);
      expect(canary.length).toBeGreaterThan(15);
      expect(others.length).toBeGreaterThan(15);
      expect(new Set(canary.map((one) => one.model_version))).toEqual(new Set([row.models["topic"]]));
      expect(new Set(others.map((one) => one.model_version))).toEqual(new Set([row.champion_models["topic"]]));
      expect(canary.filter((one) => one.route !== "review").length).toBeGreaterThan(10);
      const arms = await canaryArms(house.database, row);
      expect(arms?.challenger.cases).toBe(canary.length);
      expect(arms?.champion.cases).toBe(others.length);
      // Ended in the middle, the champion decides what comes, and pairs are read from both arms.
      await house.commands.setCanary(id, 0, owner);
      const [after] = await send("better", 6000, 1);
      const [judged] = await house.database.query<{ model_version: string }>(
        "select model_version from surety.judgments where case_id = $1",
        [after],
      );
      expect(judged?.model_version).toBe(row.champion_models["topic"]);
      await followChallengers(house.world, house.models);
      const answers = await house.database.query(
        "select 1 from surety.challenger_answers where challenger = $1 and subject = any($2)",
        [id, drawn],
      );
      expect(answers).toHaveLength(60);
    });

    it("is promoted with its models and its own gate, and its record is signed", async () => {
      const before = await inForce("better");
      const { row, facts } = await readLook(house.world, id);
      expect(row).toMatchObject({ status: "ready", sentence: "All criteria are met: it may be promoted." });
      expect(facts.automation[0]?.challenger).toBeGreaterThan(0.5);
      await house.commands.promoteChallenger(id, undefined, owner);
      const after = await inForce("better");
      expect(after.models["topic"]).not.toBe(before.models["topic"]);
      expect(after.gates["topic"]).not.toBe(before.gates["topic"]);
      const [first] = await send("better", 4000, 30);
      const [judged] = await house.database.query<{ model_version: string; automated: string }>(
        `select max(model_version) as model_version, count(*) filter (where route <> 'review') as automated
         from surety.judgments where workflow = 'better' and at >= (select received_at from surety.cases where id = $1)`,
        [first],
      );
      expect(judged?.model_version).toBe(after.models["topic"]);
      expect(Number(judged?.automated)).toBeGreaterThan(15);
      expect(await verifyPromotions(house.database, house.secrets)).toMatchObject({ records: 1, broken: [] });
    });

    it("is rolled back to exactly what was there before", async () => {
      const [promotion] = await house.database.query<{ previous: unknown }>("select previous from surety.promotions");
      await house.commands.rollBack("better", "the test says so", owner);
      expect(await inForce("better")).toEqual(promotion?.previous);
      expect((await readChallenger(house.database, id)).status).toBe("rolled-back");
      await expect(house.commands.rollBack("better", "once more", owner)).rejects.toMatchObject({
        code: "nothing-to-roll-back",
      });
      const lines = await house.database.query<{ verb: string }>(
        "select verb from surety.audit_log where object = 'workflow better' order by id",
      );
      expect(lines.map((one) => one.verb).slice(-3)).toEqual(["set canary", "promote challenger", "roll back"]);
    });

    it("whose record was changed afterwards does not verify", async () => {
      await house.database.query(
        "update surety.promotions set record = jsonb_set(record, '{comparisons,0,gains}', '999')",
      );
      const verdict = await verifyPromotions(house.database, house.secrets);
      expect(verdict.broken).toMatchObject([{ workflow: "better", because: "changed" }]);
    });
  });

  it("cannot be promoted over a champion that it was not compared with", async () => {
    await workingWorkflow(house, "moved", 42, "assisted");
    const id = await trainChallenger(house, "moved");
    await replayed(house, id);
    await house.commands.saveWorkflow(
      { ...(await house.world.definitions.current("moved")).compiled.document, title: "Another title" },
      reviewer,
    );
    await expect(house.commands.promoteChallenger(id, undefined, owner)).rejects.toMatchObject({
      code: "challenger-ended",
    });
    expect((await readChallenger(house.database, id)).sentence).toContain("Another version of the document");
  }, 120_000);
});
