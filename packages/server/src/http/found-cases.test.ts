import type { CaseFound, CaseSummary } from "@surety/core/wire/case";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedAudit, seedCase, seedJudgment, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

describe("the cases behind a number", () => {
  let house: TestApp;
  let headers: Record<string, string>;
  const named = new Map<string, string>();
  beforeAll(async () => {
    house = await createTestApp();
    headers = await house.as("reviewer");
    await seedWorkflow(house.database);
    await seedWorkflow(house.database, { ...ticketsSource, name: "other" });
    await made("changed", { route: "review", value: "refund", decided_value: "bug", decided_by: "p-1" });
    await made("confirmed", { route: "review", value: "refund", decided_value: "refund", decided_by: "p-1" });
    await made("silent", { route: "review", value: null, decided_value: "bug", decided_by: "p-1" });
    await made("automated", { route: "automate", audit_probability: 0.1 });
    await seedAudit(house.database, await made("wrong", { route: "audit", audit_probability: 0.1 }), { error: 1 });
    await seedAudit(house.database, await made("right", { route: "audit", audit_probability: 0.1 }), { error: 0 });
    const drawn = await made("drawn", { route: "audit", audit_probability: 0.1 });
    await seedReview(house.database, drawn, { kind: "audit" });
    await seedReview(house.database, await made("stray", { route: "review" }), {
      kind: "exception",
      status: "decided",
    });
    named.set(await seedCase(house.database, { status: "failed" }), "failed");
    const elsewhere = { workflow: "other", route: "review", value: "refund", decided_value: "bug" };
    const other = await seedCase(house.database, { workflow: "other", version: "hash-of-other" });
    await seedJudgment(house.database, other, elsewhere);
    named.set(other, "elsewhere");
  });
  afterAll(() => house.close());

  async function made(name: string, judgment: Record<string, unknown>): Promise<string> {
    const id = await seedCase(house.database);
    await seedJudgment(house.database, id, judgment);
    named.set(id, name);
    return id;
  }
  async function listed(query: string): Promise<string[]> {
    const answer = await house.app.request(`/api/v1/cases?workflow=tickets&${query}`, { headers });
    expect(answer.status).toBe(200);
    const { items } = await jsonOf<{ items: CaseSummary[] }>(answer);
    return items.map(({ id }) => named.get(id) ?? id).sort();
  }

  const table: [CaseFound, string[]][] = [
    ["overridden", ["changed"]],
    ["no-answer", ["silent"]],
    ["exception", ["stray"]],
    ["exception-or-failed", ["failed", "stray"]],
    ["audited-wrong", ["wrong"]],
    ["audited-right", ["right"]],
    ["audit-open", ["drawn"]],
  ];
  it.each(table)("found=%s opens %j, of one judgment too", async (found, names) => {
    expect(await listed(`found=${found}`)).toEqual(names);
    const judged = names.filter((name) => name !== "failed");
    expect(await listed(`found=${found}&judgment=intent`)).toEqual(judged);
    expect(await listed(`found=${found}&judgment=nothing`)).toEqual([]);
  });

  it("are all that a gate let through, audited or not", async () => {
    expect(await listed("judgment=intent&gate=automated")).toEqual(["automated", "drawn", "right", "wrong"]);
  });

  it("are those of a version, by its number or its hash", async () => {
    const all = [...named.values()].filter((name) => name !== "elsewhere").sort();
    expect(await listed("version=1")).toEqual(all);
    expect(await listed("version=hash-of-tickets")).toEqual(all);
    expect(await listed("version=2")).toEqual([]);
    expect((await house.app.request("/api/v1/cases?found=anything", { headers })).status).toBe(422);
  });
});
