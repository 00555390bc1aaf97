import type { WorkflowSource } from "@surety/core/workflow/document";
import { readinessWire, type ReadinessWire } from "@surety/core/wire/stage";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, beforeAll, expect, it } from "vitest";
import { createTestApp, jsonOf, type TestApp } from "../http/test-app.ts";
import { seedCase, seedJudgment, seedRow } from "../queries/seed.ts";
import { ruleWorkflow } from "../test-house.ts";

let house: TestApp;
let editor: Record<string, string>;
beforeAll(async () => {
  house = await createTestApp();
  editor = { ...(await house.as("editor")), "content-type": "application/json" };
  await seedRow(house.database, "connections", { name: "ops", kind: "chat", settings: {} });
});
afterAll(() => house.close());

const because = "the pilot ends on Friday";
let name: string;
beforeEach(() => {
  name = `w${uuidv7().replaceAll("-", "").slice(16)}`;
});

const send = (method: string, path: string, body?: unknown) =>
  house.app.request(`/api/v1/workflows/${name}${path}`, {
    method,
    headers: editor,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const save = (changes: Partial<WorkflowSource> = {}) =>
  send("PUT", "", ruleWorkflow({ name, alerts: [{ connection: "ops" }], ...changes }));
const move = async (stage: string, reason?: string) => {
  const answer = await send("POST", "/stage", { stage, ...(reason === undefined ? {} : { because: reason }) });
  return jsonOf<Record<string, unknown>>(answer);
};
const readiness = async (): Promise<ReadinessWire> =>
  readinessWire.parse(await (await send("GET", "/readiness")).json());
/** The overview is shared for a moment by those who ask the same: each reading here asks for other days. */
let days = 0;
const rowOf = async () => {
  days += 1;
  const { workflows } = await jsonOf<{ workflows: { name: string }[] }>(
    house.app.request(`/api/v1/overview?days=${days}`, { headers: editor }),
  );
  return workflows.find((row) => row.name === name);
};

async function freeze(items: number): Promise<void> {
  await seedRow(house.database, "evaluation_sets", {
    name: `set-of-${name}`,
    workflow: name,
    frozen_share: 0.5,
    created_at: new Date(),
  });
  const version = { set_name: `set-of-${name}`, hash: "h1", number: 1, made_by: "import", items, frozen: items };
  await seedRow(house.database, "set_versions", { ...version, created_at: new Date() });
}

it("goes live with all five, from draft too, and nothing is recorded as missing", async () => {
  await save();
  await move("draft");
  expect(await move("live")).toMatchObject({ code: "stage-skipped", field: "stage" });
  await freeze(149);
  expect(await readiness()).toMatchObject({ ready: true, override: null });
  expect(await move("live")).toMatchObject({ stage: "live" });
  expect(await rowOf()).toMatchObject({ missing: [], override: null });
});

it("is refused without an evaluation set, whatever the length of the workflow, and says how to get one", async () => {
  await save();
  await freeze(148);
  expect(await move("live")).toMatchObject({
    status: 422,
    code: "not-ready-for-live",
    field: "because",
    detail: expect.stringContaining("evaluation set"),
    remedy: expect.stringContaining("freeze at least 149"),
  });
  expect((await readiness()).requirements.map((one) => one.met)).toEqual([true, false, true, true, true]);
});

it("an override is recorded, shown on the overview, and shown no more once the requirement is met", async () => {
  await save({ owner: undefined });
  expect(await move("live", "too short")).toMatchObject({ code: "not-ready-for-live" });
  expect(await move("live", because)).toMatchObject({ stage: "live" });
  const override = { because, by: "editor", missing: ["evaluation-set", "owner"] };
  expect(await rowOf()).toMatchObject({ missing: ["evaluation-set", "owner"], override });
  expect(await readiness()).toMatchObject({ ready: false, override });
  const lines = await house.database.query(
    "select detail from surety.audit_log where object = $1 and verb = 'set stage'",
    [`workflow ${name}`],
  );
  expect(lines).toMatchObject([{ detail: { stage: "live", missing: ["evaluation-set", "owner"], because } }]);
  await save();
  expect((await readiness()).override).toMatchObject({ missing: ["evaluation-set"] });
  await freeze(149);
  expect(await readiness()).toMatchObject({ ready: true, override: null });
  expect(await rowOf()).toMatchObject({ missing: [], override: null });
});

it("keeps an override through a pause, and asks for it again on the way back up", async () => {
  await save();
  await move("live", because);
  await move("paused");
  expect(await readiness()).toMatchObject({ stage: "paused", override: { because } });
  expect(await move("live")).toMatchObject({ stage: "live" });
  await move("assisted");
  expect(await readiness()).toMatchObject({ override: null });
  expect(await move("live")).toMatchObject({ code: "not-ready-for-live" });
});

it("cannot be paused out of draft and resumed into live", async () => {
  await save();
  await move("draft");
  await move("paused");
  expect(await move("live", because)).toMatchObject({ code: "stage-skipped" });
});

it("a live workflow keeps what it went live with: a document that drops it is not saved", async () => {
  await save();
  await freeze(149);
  await move("live");
  const refused = await save({ alerts: [], owner: undefined });
  expect(await refused.json()).toMatchObject({
    status: 422,
    code: "live-would-lose",
    detail: expect.stringContaining("alert destination and its owner"),
  });
  expect((await save({ title: "Another title" })).status).toBe(200);
  await move("paused");
  expect((await save({ owner: undefined })).status).toBe(422);
  await move("assisted");
  expect((await save({ owner: undefined })).status).toBe(200);
});

it("a stricter target is saved, and shows that the evaluation set is too small for it", async () => {
  await save();
  await freeze(149);
  await move("live");
  const [prepare, judge, act] = ruleWorkflow().flow;
  const stricter = { ...judge, gate: { maxError: 0.01 } };
  expect((await save({ flow: [prepare, stricter, act] as WorkflowSource["flow"] })).status).toBe(200);
  expect(await rowOf()).toMatchObject({ stage: "live", missing: ["evaluation-set"], override: null });
});

it("what goes missing without anybody saving is shown: the connection of its alerts was deleted", async () => {
  await seedRow(house.database, "connections", { name: "gone", kind: "chat", settings: {} });
  await save({ alerts: [{ connection: "gone" }] });
  await freeze(149);
  await move("live");
  await house.database.query("delete from surety.connections where name = 'gone'");
  expect(await rowOf()).toMatchObject({ missing: ["alert-destination"], override: null });
});

it("knows an owner who has an account", async () => {
  await seedRow(house.database, "people", {
    id: `p-${name}`,
    name: "Olive",
    email: `olive-${name}@example.test`,
    role: "owner",
  });
  await save({ owner: `Olive-${name}@example.test` });
  expect((await readiness()).requirements.at(-1)).toMatchObject({ finding: "Olive answers for it." });
});

it("forecasts from what people decided since the trial began", async () => {
  await save();
  const judged = async (code: string, value: string, decided: string | null, at = new Date()) => {
    const id = await seedCase(house.database, { workflow: name });
    const reason = { code, sentence: "." };
    await seedJudgment(house.database, id, {
      workflow: name,
      route: "review",
      reason,
      value,
      decided_value: decided,
      decided_by: decided === null ? null : "p-1",
      at,
    });
  };
  await judged("stage-assisted", "a", "a", new Date(Date.now() - 86_400_000));
  for (let n = 0; n < 6; n += 1) await judged("stage-assisted", "a", n < 5 ? "a" : "b");
  for (let n = 0; n < 2; n += 1) await judged("below-threshold", "a", "a");
  await judged("stage-assisted", "a", null);
  expect((await readiness()).forecast).toMatchObject({
    cases: 8,
    automated: { value: 6 / 8, n: 8 },
    agreement: { value: 5 / 6, n: 6 },
  });
});

it("ends a timed sample when the gate takes over", async () => {
  await save();
  expect((await send("POST", "/baseline/timing", {})).status).toBe(200);
  await move("live", because);
  expect(await jsonOf<object>(send("GET", "/baseline"))).toMatchObject({ running: null });
});
