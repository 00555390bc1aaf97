import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { finishJob } from "../commands/jobs.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import { owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { readChallenger } from "./challenger-rows.ts";

export const words = {
  billing: ["invoice", "payment", "charge", "receipt", "card"],
  login: ["password", "account", "locked", "sign in", "two-factor"],
};
type Topic = keyof typeof words;

/** A text about one of the two, in different words each time. */
export function textAbout(topic: Topic, at: number): string {
  const some = words[topic];
  return `${some[at % 5]} ${some[(at * 3 + 1) % 5]} question number ${at}`;
}

export const topicOf = (at: number): Topic => (at % 2 === 0 ? "billing" : "login");

export function learningWorkflow(name: string, changes: Partial<WorkflowSource> = {}): WorkflowSource {
  const judge = {
    judge: { topic: { classify: { text: "{{ input.text }}", labels: ["billing", "login"] }, models: ["local"] } },
    gate: { maxError: 0.05, audit: 0.2 },
  };
  const act = {
    act: [
      { when: 'topic.value == "billing"', do: [{ assign: { queue: "money" } }] },
      { otherwise: [{ store: { record: "other", data: { text: "input.text" } } }] },
    ],
  };
  return ruleWorkflow({ name, accept: "true", flow: [judge, act] as WorkflowSource["flow"], ...changes });
}

/**
 * A workflow at work whose champion learned from labels of which `wrong` in 100 were wrong; the labels that measure are
 * right, and the wrong ones are corrected afterwards.
 */
export async function workingWorkflow(house: TestHouse, name: string, wrong: number, stage: "assisted" | "live") {
  await house.commands.saveWorkflow(learningWorkflow(name), owner);
  await house.commands.setStage(name, stage, owner, "this is only a test of challengers");
  const items = Array.from({ length: 500 }, (_, at) => {
    return { text: textAbout(topicOf(at), at), value: topicOf(at), externalId: `${at}` };
  });
  await house.commands.addLabels(name, "topic", items, owner);
  await corrupt(house, name, wrong);
  await finishJob(house.world, (await house.commands.startTraining(name, owner)).id);
  await corrupt(house, name, wrong);
}

/** Turns the value of so many in 100 training labels over; twice turns them back. */
export async function corrupt(house: Pick<TestHouse, "database">, workflow: string, share: number): Promise<void> {
  await house.database.query(
    `update surety.labels set value = case value when 'billing' then 'login' else 'billing' end
     where workflow = $1 and part = 'train' and (external_id::int * 7919) % 100 < $2`,
    [workflow, share],
  );
}

export async function trainChallenger(house: TestHouse, workflow: string): Promise<string> {
  const result = await finishJob(house.world, (await house.commands.startTraining(workflow, owner)).id);
  return (result["challenger"] as { id: string }).id;
}

/** Resolves when the challenger has replayed its period, or has ended. */
export async function replayed(house: TestHouse, id: string): Promise<ChallengerRow> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const row = await readChallenger(house.database, id);
    if ((row.replayed && row.sentence !== "") || row.ended_at !== null) return row;
    if (Date.now() > deadline) throw new Error(`the replay is still ${row.status}: ${house.log.slice(-5).join("\n")}`);
    await sleep(25);
  }
}
