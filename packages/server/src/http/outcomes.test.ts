import { createHmac, randomBytes } from "node:crypto";
import { outcomePage, outcomeReceipts, type OutcomeReceipts } from "@surety/core/wire/outcome";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedCase, seedJudgment, seedWorkflow, seedRow, ticketsSource } from "../queries/seed.ts";
import type { SecretStore } from "../security/secret-store.ts";
import { trainingRows } from "../models/training-rows.ts";
import { opinionQueue } from "../queries/opinion-queue.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

const secret = randomBytes(24).toString("base64");
let house: TestApp;
let reviewer: Record<string, string>;

beforeAll(async () => {
  house = await createTestApp();
  await seedWorkflow(house.database, {
    ...ticketsSource,
    dedupe: { key: "input.subject" },
    measure: {
      outcomes: { reopened: { wrongWhen: "value == true" }, team: { label: "value" } },
      outcomeHook: { verify: { standardWebhooks: "secret:DESK" } },
    },
  });
  await house.database.transaction((tx) => (house.parts.secrets as SecretStore).save(tx, "DESK", `whsec_${secret}`));
  reviewer = { ...(await house.as("reviewer")), "content-type": "application/json" };
});
afterAll(() => house.close());

async function post(body: unknown, path = "/api/v1/outcomes"): Promise<OutcomeReceipts> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await house.app.request(path, { method: "POST", headers: reviewer, body: text });
  const told: unknown = await answer.json();
  expect([answer.status, told]).toMatchObject([200, {}]);
  return outcomeReceipts.parse(told);
}
const list = async (query = "") =>
  outcomePage.parse(
    await (await house.app.request(`/api/v1/workflows/tickets/outcomes${query}`, { headers: reviewer })).json(),
  ).items;

async function judged(row: Record<string, unknown> = {}, judgment: Record<string, unknown> = {}): Promise<string> {
  const id = await seedCase(house.database, { route: "automated", ...row });
  await seedJudgment(house.database, id, {
    text: "Where is my refund",
    decided_value: "refund",
    decided_by: "model",
    ...judgment,
  });
  return id;
}
const labelsOf = (caseId: string) =>
  house.database.query<Record<string, unknown>>(
    "select value, source, part, draw_probability from surety.labels where case_id = $1",
    [caseId],
  );

it("joins an outcome to its case, with the version, the judgment and the model that were in force", async () => {
  const caseId = await judged();
  const told = await post({ caseId, name: "reopened", value: true, at: "2026-11-20T10:00:00Z", source: "helpdesk" });
  expect(told).toMatchObject({ joined: 1, kept: 0, items: [{ fate: "joined", caseId, note: null }] });
  const [row] = await list("?name=reopened");
  expect(row).toMatchObject({
    value: true,
    at: "2026-11-20T10:00:00.000Z",
    source: "helpdesk",
    proves: "wrong",
    case: { id: caseId, route: "automated", version: 1, judgment: "intent", answer: "refund", model: "m1" },
  });
  // That it was wrong does not say what would have been right.
  expect(await labelsOf(caseId)).toEqual([]);
});

it("makes a label that never measures, and teaches only when a person agrees", async () => {
  const caseId = await judged();
  await post({ caseId, name: "team", value: "bug", at: "2026-11-20T10:00:00Z" });
  const label = { value: "bug", source: "outcome", part: "train", draw_probability: null };
  expect(await labelsOf(caseId)).toEqual([label]);
  await post({ caseId, name: "team", value: "billing", at: "2026-11-19T10:00:00Z" });
  expect(await labelsOf(caseId)).toEqual([label]);
  await post({ caseId, name: "team", value: "billing", at: "2026-11-21T10:00:00Z" });
  expect(await labelsOf(caseId)).toEqual([{ ...label, value: "billing" }]);
  const taught = async () => (await trainingRows(house.database, "tickets", "intent")).map((row) => row.value);
  expect(await taught()).toEqual([]);
  const carl = { kind: "person", id: "carl", name: "Carl", role: "reviewer" } as const;
  const queue = await opinionQueue(house.database, "tickets", carl);
  await house.parts.commands.giveOpinion(queue!.items[0]!.labelId, { value: "billing", seconds: 2 }, carl);
  expect(await taught()).toEqual(["billing"]);
});

it("counts a key once, and tells where it is used for something else", async () => {
  const caseId = await judged();
  const one = { caseId, name: "won", value: 3, key: "crm-7" };
  expect((await post({ items: [one, one] })).items.map((item) => item.fate)).toEqual(["joined", "duplicate"]);
  expect((await post(one)).items).toMatchObject([{ fate: "duplicate", caseId }]);
  expect((await post({ ...one, value: 4 })).items).toMatchObject([
    { fate: "conflict", note: expect.stringContaining("correction") },
  ]);
  expect((await list("?name=won")).map((row) => row.value)).toEqual([3]);
  // Without a key it is the same outcome when case, name and time are the same.
  const keyless = { caseId, name: "won", value: 9, at: "2026-11-01T00:00:00Z" };
  expect((await post({ items: [keyless, keyless] })).items.map((item) => item.fate)).toEqual(["joined", "duplicate"]);
});

it("finds cases by idempotency key, dedupe key and input field", async () => {
  const [event, dedupe, field] = [
    await judged(),
    await judged(),
    await judged({ input: { subject: "S-3", body: "B-3" } }),
  ];
  const arrived = { workflow: "tickets", trigger_id: "api", received_at: new Date(), fate: "accepted", payload: {} };
  await seedRow(house.database, "events", { id: uuidv7(), ...arrived, idempotency_key: "msg-1", case_id: event });
  await house.database.query("insert into surety.dedupe_keys values ('tickets', 'S-2', $1, now() + interval '1 day')", [
    dedupe,
  ]);
  const names = [
    { externalKey: "msg-1" },
    { externalKey: "S-2" },
    { externalKey: "S-3" },
    { externalKey: "B-3", field: "body" },
  ];
  const told = await post({
    items: names.map((name) => ({ ...name, workflow: "tickets", name: "refunded", value: 1 })),
  });
  expect(told.items.map((item) => item.caseId)).toEqual([event, dedupe, field, field]);
});

it("keeps what belongs to no known case, tells it, and joins it when the case is there", async () => {
  const early = { workflow: "tickets", externalKey: "S-late", name: "reopened", value: false };
  const told = await post(early);
  expect(told).toMatchObject({
    joined: 0,
    kept: 1,
    items: [{ fate: "kept", note: expect.stringContaining("S-late") }],
  });
  expect(await list("?unknown=true")).toMatchObject([{ externalKey: "S-late", case: null, proves: null }]);
  const caseId = await judged({ input: { subject: "S-late" } });
  expect(await post({ caseId, name: "won", value: 1 })).toMatchObject({ joinedLater: 1 });
  expect(await list("?unknown=true")).toEqual([]);
  expect((await list("?name=reopened"))[0]).toMatchObject({ proves: "right", case: { id: caseId } });
  expect(await labelsOf(caseId)).toMatchObject([{ value: "refund", source: "outcome", part: "train" }]);
});

it("takes CSV, and says which line does not fit", async () => {
  const caseId = await judged();
  const csv = `case,name,value,at\n${caseId},won,yes,2026-11-02\n${caseId},stars,4.5,2026-11-02\nnobody,won,no,\n`;
  const path = "/api/v1/workflows/tickets/outcomes/import";
  expect(await post(csv, path)).toMatchObject({ joined: 2, kept: 1 });
  expect((await list("?name=stars"))[0]).toMatchObject({ value: 4.5, source: "csv", at: "2026-11-02T00:00:00.000Z" });
  const refused = await house.app.request(path, {
    method: "POST",
    headers: reviewer,
    body: "case,name,value\nx,won,\n",
  });
  expect(await refused.json()).toMatchObject({ status: 422, detail: expect.stringContaining("line 2") });
});

it("takes signed webhooks, each once, and unsigned ones never", async () => {
  const caseId = await judged();
  const body = JSON.stringify({ type: "ticket.closed", data: { caseId, name: "closed", value: true } });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", Buffer.from(secret, "base64"))
    .update(`w1.${timestamp}.${body}`)
    .digest("base64");
  const headers = { "webhook-id": "w1", "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
  const send = (more: Record<string, string>, workflow = "tickets") =>
    house.app.request(`/api/v1/outcomes/hooks/${workflow}`, { method: "POST", headers: more, body });
  expect(await (await send(headers)).json()).toMatchObject({ joined: 1, items: [{ key: "w1/0" }] });
  expect(await (await send(headers)).json()).toMatchObject({ joined: 0, duplicate: 1 });
  expect((await send({ ...headers, "webhook-signature": "v1,AAAA" })).status).toBe(401);
  expect((await send(headers, "unknown")).status).toBe(401);
});

it("refuses what names no case or no workflow, and who may not send", async () => {
  const refused = async (body: unknown) =>
    await (
      await house.app.request("/api/v1/outcomes", { method: "POST", headers: reviewer, body: JSON.stringify(body) })
    ).json();
  expect(await refused({ name: "won", value: 1 })).toMatchObject({ code: "outcome-without-case" });
  expect(await refused({ externalKey: "x", name: "won", value: 1 })).toMatchObject({
    code: "outcome-without-workflow",
  });
  expect(await refused({ caseId: "x", workflow: "tickets", name: "Won!", value: 1 })).toMatchObject({ status: 422 });
  const viewer = { ...(await house.as("viewer")), "content-type": "application/json" };
  expect((await house.app.request("/api/v1/outcomes", { method: "POST", headers: viewer, body: "{}" })).status).toBe(
    403,
  );
});
