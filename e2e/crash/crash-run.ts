import { setTimeout as sleep } from "node:timers/promises";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { newProjectOnDisk, removeProject } from "../new-project.ts";
import { apiOf, ownerKey, type SuretyApi } from "../surety-api.ts";
import { runSurety } from "../surety-process.ts";
import { openFacts } from "./case-facts.ts";
import { crashWorkflow } from "./crash-workflow.ts";
import { decidingPerson } from "./deciding-person.ts";
import { findLosses } from "./find-losses.ts";
import { type RetryingClient, retryingClient } from "./retrying-client.ts";
import { type Blow, type Target, type Victim, victimIn } from "./victim.ts";

export interface CrashPlan {
  target: Target;
  kills: number;
  cases: number;
}

/** What a run has shown. `lost`, `doubled` and `wrong` are sentences, and should be none. */
export interface CrashReport extends CrashPlan {
  blows: Blow[];
  acknowledged: number;
  requestsRepeated: number;
  /** Decisions whose answer arrived. */
  decided: number;
  refusals: readonly string[];
  lost: string[];
  doubled: string[];
  wrong: string[];
  /** Effects at the receiver, and calls that it answered from memory because it knew their key. */
  effects: number;
  effectRepeats: number;
  auditUnbroken: boolean;
  seconds: number;
  log: string;
}

/** How long the last cases may take after the last kill. */
const patienceMs = 120_000;
/** An answer takes a moment at any real receiver: so kills find calls under way. */
const receiverMs = 15;

/** Sends cases while servers are killed at the same number of places in between, and looks what is left afterwards. */
export async function crashRun(plan: CrashPlan): Promise<CrashReport> {
  const begun = performance.now();
  const receiver = await startFakeReceiver({ answerAfterMs: receiverMs });
  const folder = await newProjectOnDisk();
  const victim = await victimIn(folder);
  try {
    const api = apiOf(victim.first.origin, await ownerKey(victim.first));
    await furnish(api, receiver);
    const client = retryingClient(api);
    const person = decidingPerson(api);
    const blows = await strikeWhileSending(plan, victim, client);
    await untilQuiet(folder);
    await person.leave();
    const found = await look(folder, client, receiver);
    const auditUnbroken = (await runSurety(["audit", "verify"], { folder })).code === 0;
    await victim.stop();
    return {
      ...plan,
      ...found,
      blows,
      acknowledged: client.acknowledged.size,
      requestsRepeated: client.repeats,
      refusals: client.refusals,
      decided: person.decided.size,
      auditUnbroken,
      seconds: (performance.now() - begun) / 1000,
      log: victim.log(),
    };
  } finally {
    await victim.stop().catch(() => {});
    await receiver.close();
    await removeProject(folder);
  }
}

async function furnish(api: SuretyApi, receiver: FakeReceiver): Promise<void> {
  const settings = { baseUrl: receiver.url, allowPrivate: [receiver.host] };
  await api.call("PUT", "/connections/desk", { kind: "http", settings });
  await api.call("PUT", `/workflows/${crashWorkflow.name}`, crashWorkflow);
  await api.call("POST", `/workflows/${crashWorkflow.name}/stage`, {
    stage: "live",
    because: "a test of crashes, not of readiness",
  });
}

/** Each kill comes when its share of the tickets has been acknowledged, while the sender goes on. */
async function strikeWhileSending(plan: CrashPlan, victim: Victim, client: RetryingClient): Promise<Blow[]> {
  const blows: Blow[] = [];
  const sharePerKill = plan.cases / (plan.kills + 1);
  for (let kill = 0, sent = 0; kill <= plan.kills; kill += 1) {
    const upTo = Math.round(sharePerKill * (kill + 1));
    const sending = client.sendAll(Array.from({ length: upTo - sent }, (_, at) => sent + at));
    // Half-way through its share: some are acknowledged, some on their way, some not yet sent.
    await client.untilAcknowledged(Math.round((sent + upTo) / 2));
    if (kill < plan.kills) blows.push(await victim.strike(plan.target));
    await sending;
    sent = upTo;
  }
  return blows;
}

async function untilQuiet(folder: string): Promise<void> {
  const facts = openFacts(folder);
  const deadline = Date.now() + patienceMs;
  while ((await facts.moving()) > 0 && Date.now() < deadline) await sleep(50);
  await facts.close();
}

async function look(folder: string, client: RetryingClient, receiver: FakeReceiver) {
  const facts = openFacts(folder);
  const stored = await facts.read();
  await facts.close();
  const effects = receiver.effects().length;
  const found = findLosses(stored, { acknowledged: client.acknowledged, seen: (key) => receiver.seen(key), effects });
  return { ...found, effects, effectRepeats: receiver.deliveries.length - effects };
}
