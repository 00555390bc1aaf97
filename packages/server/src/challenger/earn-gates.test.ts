import { setTimeout as sleep } from "node:timers/promises";
import { TransientError } from "@surety/core/errors/transient-error";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";
import { readChallenger } from "./challenger-rows.ts";
import { replayed, textAbout, topicOf, trainChallenger, workingWorkflow } from "./challenger.fixture.ts";
import { earnGates } from "./earn-gates.ts";
import { followChallengers } from "./follow-challengers.ts";

describe("the gate of a challenger", () => {
  let house: TestHouse;
  let id = "";
  beforeAll(async () => {
    house = await openTestHouse();
    await workingWorkflow(house, "waiting", 0, "assisted");
    await label(0, 40);
    id = await trainChallenger(house, "waiting");
    await replayed(house, id);
  }, 180_000);
  afterAll(() => house.end());

  async function label(from: number, number: number): Promise<void> {
    const items = Array.from({ length: number }, (_, at) => {
      return { text: textAbout(topicOf(at), 900 + from + at), value: topicOf(at), externalId: `more ${from + at}` };
    });
    await house.commands.addLabels("waiting", "topic", items, owner);
  }

  /** Of each derivation for the challenger, the oldest first: its labels, which look it was, and whether it earned a threshold. */
  const derived = () =>
    house.database.query<{ labels: number; look: number; earned: boolean }>(
      `select (evidence #>> '{labels,count}')::int as labels, (evidence ->> 'look')::int as look,
         evidence #>> '{segments,0,threshold}' is not null as earned
       from surety.gates where evidence #>> '{challenge,id}' = $1::text order by created_at, id`,
      [id],
    );

  const earn = async () => earnGates(house.world, house.models, await readChallenger(house.database, id));

  /** Resolves when a query of this database waits for the lock of another. */
  async function somebodyWaits(): Promise<void> {
    const question = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    const waiting = () => house.database.query(question);
    for (let look = 0; (await waiting()).length === 0; look += 1) {
      if (look > 1000) throw new Error("nothing waits for the lock");
      await sleep(10);
    }
  }

  it("is not derived again for a few more labels", async () => {
    await label(1000, 40);
    await followChallengers(house.world, house.models);
    expect(await derived()).toMatchObject([{ earned: true }]);
  }, 60_000);

  it("is tried again, and not given up, where somebody derives at the same time", async () => {
    await house.database.query(
      "update surety.gates set evidence = jsonb_set(evidence, '{labels,count}', '1') where evidence ? 'challenge'",
    );
    let clash: Promise<unknown> = Promise.resolve();
    await house.database.transaction(async (tx) => {
      await tx.query("select 1 from surety.workflows where name = 'waiting' for update");
      clash = earn().catch((error: unknown) => error);
      await somebodyWaits();
      await tx.query(
        `insert into surety.gates (id, workflow, judgment, model, target, assurance, evidence, active, created_at)
         select $1, workflow, judgment, model, target, assurance, evidence - 'challenge', false, created_at from surety.gates
         where evidence ? 'challenge'`,
        [house.world.newId()],
      );
    });
    expect(await clash).toBeInstanceOf(TransientError);
    await earn();
    expect(await derived()).toMatchObject([{ labels: 1 }, { earned: true }]);
  }, 60_000);

  it("does not rest on labels from before an alarm, and is derived again from those that come after it", async () => {
    const before = (await derived()).length;
    await house.database.query(
      `insert into surety.gate_turns (id, gate, workflow, judgment, segment, turn, how, at)
       select $1, id, workflow, judgment, '', 'closed', 'alarm', $2 from surety.gates where workflow = 'waiting' and active`,
      [house.world.newId(), house.world.clock.now()],
    );
    await followChallengers(house.world, house.models);
    await followChallengers(house.world, house.models);
    expect((await derived()).slice(before)).toMatchObject([{ labels: 0, earned: false }]);
    await label(5000, 800);
    await house.commands.promoteChallenger(id, "the test wants to see its gate", owner);
    const [, again, ...others] = (await derived()).slice(before);
    expect(again).toMatchObject({ earned: true });
    expect(again?.labels).toBeGreaterThan(100);
    expect(others).toEqual([]);
    const [active] = await house.database.query<{ labels: number }>(
      "select (evidence #>> '{labels,count}')::int as labels from surety.gates where workflow = 'waiting' and active",
    );
    expect(active?.labels).toBe(again?.labels);
  }, 60_000);
});
