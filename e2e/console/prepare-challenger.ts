import { setTimeout as sleep } from "node:timers/promises";
import type { ChallengerDetail } from "@surety/core/wire/challenger";
import type { Job } from "@surety/core/wire/workflow";
import {
  corrupt,
  learningWorkflow,
  textAbout,
  topicOf,
} from "../../packages/server/src/challenger/challenger.fixture.ts";
import type { Database } from "../../packages/server/src/storage/database.ts";
import type { SuretyApi } from "../surety-api.ts";

/** Of how many of 100 training labels the value is turned over while the champion, and while the challenger learns. */
export interface Wrong {
  champion: number;
  challenger: number;
}

/** A workflow at work with a challenger that has been compared with its champion; resolves with its id. */
export async function prepareChallenger(
  api: SuretyApi,
  database: Database,
  name: string,
  wrong: Wrong,
): Promise<string> {
  await api.call("PUT", `/workflows/${name}`, learningWorkflow(name));
  const items = Array.from({ length: 500 }, (_, at) => {
    return { text: textAbout(topicOf(at), at), value: topicOf(at), externalId: `${at}` };
  });
  await api.call("POST", `/workflows/${name}/labels`, { judgment: "topic", items });
  await trainedFrom(wrong.champion);
  await api.call("POST", `/workflows/${name}/stage`, { stage: "assisted", because: "a test of challengers" });
  const { challenger } = (await trainedFrom(wrong.challenger)) as { challenger: { id: string } };
  await until(async () => (await api.call<ChallengerDetail>("GET", `/challengers/${challenger.id}`)).sentence !== "");
  return challenger.id;

  async function trainedFrom(share: number): Promise<Job["result"]> {
    await corrupt({ database }, name, share);
    const { id } = await api.call<Job>("POST", `/workflows/${name}/train`);
    const read = () => api.call<Job>("GET", `/jobs/${id}`);
    await until(async () => (await read()).status !== "running");
    await corrupt({ database }, name, share);
    return (await read()).result;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error("the challenger was not prepared within a minute");
    await sleep(100);
  }
}
