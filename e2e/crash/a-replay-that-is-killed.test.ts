import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChallengeAnswer, ChallengerDetail } from "@surety/core/wire/challenger";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../../packages/server/src/storage/database.ts";
import { ruleWorkflow } from "../../packages/server/src/test-house.ts";
import { newProjectOnDisk, removeProject } from "../new-project.ts";
import { apiOf, ownerKey, type SuretyApi } from "../surety-api.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";

/** Many stretches of a replay, so that there is a middle to be killed in. */
const cases = 1000;
let folder: string;
let surety: SuretyProcess;
let database: Database;
let api: SuretyApi;

beforeAll(async () => {
  folder = await newProjectOnDisk();
  surety = await startSurety({ folder });
  api = apiOf(surety.origin, await ownerKey(surety));
  const socket = encodeURIComponent(join(folder, ".surety", "postgres"));
  database = openDatabase(`postgresql://postgres@localhost/surety?host=${socket}`, 2);
  await api.call("PUT", "/workflows/sorting", ruleWorkflow());
  await api.call("POST", "/workflows/sorting/stage", { stage: "assisted", because: "a test of replays" });
  const tickets = Array.from({ length: cases }, (_, at) => ({ text: `${at % 2 === 0 ? "refund" : "bug"} ${at}` }));
  await api.call("POST", "/workflows/sorting/cases", tickets);
  await until(async () => (await number("surety.judgments")) === cases);
}, 120_000);
afterAll(async () => {
  await database?.close();
  await surety?.stop();
  await removeProject(folder);
});

async function number(table: "surety.judgments" | "surety.challenger_cases"): Promise<number> {
  const [row] = await database.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`it did not come about:\n${surety.log().slice(-2000)}`);
    await sleep(2);
  }
}

/** Kills the server as soon as so many cases have been replayed, and starts another one on its port. */
async function killAfter(answered: number): Promise<number> {
  await until(async () => (await number("surety.challenger_cases")) >= answered);
  await surety.kill("SIGKILL");
  const left = await number("surety.challenger_cases");
  surety = await startSurety({ folder, port: Number(new URL(surety.origin).port) });
  return left;
}

it("kill -9 in the middle of a replay, twice, leaves exactly one answer for each case", async () => {
  const document = ruleWorkflow({ title: "Sorting again" });
  const request = { reason: "to be killed", document };
  const { challenger } = await api.call<ChallengeAnswer>("POST", "/workflows/sorting/challengers", request);
  const id = challenger?.id ?? "";
  const first = await killAfter(1);
  expect(first).toBeLessThan(cases);
  const second = await killAfter(first + 1);
  expect(second).toBeGreaterThan(first);
  expect(second).toBeLessThan(cases);
  const read = () => api.call<ChallengerDetail>("GET", `/challengers/${id}`);
  await until(async () => (await read()).status === "shadowing");
  expect((await read()).replay).toMatchObject({ done: cases, cases });
  // A judgment that does not learn has no answer to compare: what is kept of each case is what would be done with it.
  const [planned] = await database.query(
    `select count(*)::int as planned, count(distinct case_id)::int as cases from surety.challenger_cases
     where challenger = $1 and source = 'replay' and jsonb_array_length(actions) = 1`,
    [id],
  );
  expect(planned).toEqual({ planned: cases, cases });
}, 120_000);
