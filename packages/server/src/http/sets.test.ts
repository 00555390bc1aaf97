import { fromOwnCsv, fromOwnJsonl } from "@surety/core/dataset/own-format";
import type { SuspectList } from "@surety/core/wire/label";
import type { SetDetail, SetImport, SetSummary, SetVersion } from "@surety/core/wire/dataset";
import { sampleCases, sampleLabels } from "@surety/models/worker/sample-cases";
import { evaluateSetHandler, evaluateSetTask } from "../commands/evaluate-set-job.ts";
import { closeAbandonedJobs, finishJob } from "../commands/jobs.ts";
import type { HouseModels } from "../models/house-models.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelRows } from "../models/label-rows.ts";
import { opinionQueue } from "../queries/opinion-queue.ts";
import { seedCase, seedJudgment, seedLabel, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const source = {
  ...ticketsSource,
  flow: ticketsSource.flow.map((block) =>
    "prepare" in block
      ? { prepare: { text: { clean: { from: "input.body" } } } }
      : "judge" in block
        ? { judge: { intent: { classify: { text: "{{ text }}", labels: sampleLabels } } } }
        : block,
  ),
} as typeof ticketsSource;

describe("evaluation sets", () => {
  let house: TestApp;
  let key: Record<string, string>;
  let viewer: Record<string, string>;
  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database, source);
    key = await house.as("owner");
    viewer = await house.as("viewer");
  });
  afterAll(() => house.close());

  const read = (path: string) => house.app.request(`/api/v1${path}`, { headers: key });
  const send = (path: string, body: unknown = {}, headers = key) =>
    house.app.request(`/api/v1${path}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const importFile = (set: string, content: string, query = "") =>
    jsonOf<SetImport & { code?: string }>(send(`/workflows/tickets/sets/${set}/import${query}`, content));
  const csv = (cases: readonly { text: string; label: string }[], segment = "gold") =>
    ["text,label,segment", ...cases.map(({ text, label }) => `"${text}",${label},${segment}`), ""].join("\n");

  it("take a file in, name each item that does not fit, and keep nothing where only a preview is asked for", async () => {
    const file = csv([...sampleCases(2, 1), { text: "weather", label: "chat" }, { text: "", label: "login" }]);
    const preview = await importFile("first", file, "?preview=true");
    expect(preview).toMatchObject({ version: null, format: "csv" });
    expect((await read("/sets/first")).status).toBe(404);
    const taken = await importFile("first", file);
    expect(taken.version).toMatchObject({ number: 1, items: taken.frozen, madeBy: "import" });
    expect(taken.refused.map(({ field }) => field).sort()).toEqual(["text", "value"]);
    expect(taken.refused.every(({ reason, remedy }) => reason !== "" && remedy !== "")).toBe(true);
    const { versions } = await jsonOf<SetDetail>(read("/sets/first"));
    expect(versions[0]?.detail).toMatchObject({ refused: taken.refused });
  });

  it("are content-addressed: the same items are the same version, other ones a new one", async () => {
    const [one, two] = [sampleCases(2, 2), sampleCases(2, 3)];
    const first = await importFile("addressed", csv(one));
    const again = await importFile("addressed", csv(one.toReversed()));
    expect(again.version).toEqual(first.version);
    const next = await importFile("addressed", csv([...two, { ...one[0]!, label: "refund" }]));
    expect(next.version?.number).toBe(2);
    const diff = await jsonOf<{ added: number; removed: number; changed: unknown[] }>(
      read(`/sets/addressed/diff?from=${first.version?.hash}&to=${next.version?.hash}`),
    );
    expect(diff).toMatchObject({ removed: 0, changed: [{ before: one[0]!.label, after: "refund" }] });
    expect((await send(`/workflows/tickets/sets/addressed/import`, "text,label\n", viewer)).status).toBe(403);
    expect((await send(`/workflows/tickets/sets/addressed/import`, "text,label\nx,chat")).status).toBe(422);
  });

  it("come out as they went in, as JSON Lines and as CSV", async () => {
    const item = {
      judgment: "intent",
      text: 'a "quoted", text\nof two lines',
      value: "refund",
      probability: 0.25,
      segment: "gold",
      stratum: "gold / refund / sure",
      source: "audit",
      externalId: "7",
      frozen: false,
      input: { body: "a", amount: 3 },
      metadata: { votes: [1, 2] },
    };
    await importFile("lossless", JSON.stringify(item), "?format=jsonl");
    const lines = await (await read("/sets/lossless/export?format=jsonl")).text();
    const table = await (await read("/sets/lossless/export?format=csv")).text();
    expect(fromOwnJsonl(lines).items).toEqual([item]);
    expect(fromOwnCsv(table).items).toEqual([item]);
  });

  it("keep frozen texts out of training, however they are spaced and wherever they come from", async () => {
    const text = "Frozen   Words here";
    await importFile("frozen", csv([{ text: "frozen words HERE", label: "login" }]));
    await seedLabel(house.database, null, {
      text,
      value: "login",
      source: "import",
      part: "train",
      confirmed: "imported",
    });
    await seedLabel(house.database, null, {
      text: "free words",
      value: "login",
      source: "import",
      part: "train",
      confirmed: "imported",
    });
    const texts = (await labelRows(house.database, "tickets", "intent", "train")).map((row) => row.text);
    expect(texts).toContain("free words");
    expect(texts).not.toContain(text);
  });

  it("are drawn from production by strata, with the chance of each case, and take corrections over", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      const audited = i % 3 === 0;
      const caseId = await seedCase(house.database);
      const text = `production case ${i}`;
      const row = { text, value: i % 20 === 0 ? "login" : "refund", segment: "gold", confidence: 0.95 };
      await seedJudgment(house.database, caseId, {
        ...row,
        route: audited ? "audit" : "review",
        audit_probability: audited ? 0.1 : 1,
      });
      await seedLabel(house.database, caseId, { text, value: "refund", source: audited ? "audit" : "review" });
      ids.push(caseId);
    }
    const made = await jsonOf<SetVersion>(
      send("/workflows/tickets/sets", { name: "production", from: "production", size: 20, least: 2, frozenShare: 1 }),
    );
    expect(made).toMatchObject({ madeBy: "refresh", number: 1, frozen: made.items });
    expect(made.detail["strata"]).toEqual([
      { stratum: "gold / login / sure", candidates: 3, drawn: 2 },
      { stratum: "gold / refund / sure", candidates: 57, drawn: 19 },
    ]);
    const { items } = await jsonOf<{ items: { probability: number; caseId: string; stratum: string }[] }>(
      read("/sets/production/items"),
    );
    const rare = items.find(({ stratum }) => stratum.includes("login"))!;
    expect([0.1 * (2 / 3), 2 / 3].some((chance) => Math.abs(chance - rare.probability) < 1e-9)).toBe(true);
    expect((await send("/sets/production/refresh")).status).toBe(422);
    await house.database.query("update surety.labels set value = 'invoice' where case_id = $1", [rare.caseId]);
    const later = await seedCase(house.database);
    await seedJudgment(house.database, later, { text: "later case", segment: "gold" });
    await seedLabel(house.database, later, { text: "later case", at: new Date(Date.now() + 1) });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const refreshed = await jsonOf<SetVersion>(send("/sets/production/refresh", { size: 5 }));
    expect(refreshed).toMatchObject({ number: 2, items: 22, detail: { corrected: 1, candidates: 1 } });
  });

  it("measure the model in force per segment, and not on what it has learned from", async () => {
    const items = sampleCases(24, 5).map(({ text, label }) => ({ text, value: label }));
    await send("/workflows/tickets/labels", { judgment: "intent", items });
    const trained = await jsonOf<{ id: string }>(send("/workflows/tickets/train"));
    await finish(trained.id);
    const unseen = sampleCases(6, 99).filter(({ text }) => items.every((item) => item.text !== text));
    await importFile("measured", csv(unseen, "gold"));
    const rows = await labelRows(house.database, "tickets", "intent", "train");
    await importFile("measured", csv([{ text: rows.at(-1)!.text, label: rows.at(-1)!.value }], "silver"));
    const job = await jsonOf<{ id: string }>(send("/sets/measured/evaluate"));
    const task = house.tasks.findLast(({ name }) => name === evaluateSetTask)!;
    const perform = (models: Pick<HouseModels, "ask">) =>
      evaluateSetHandler(house.world, models)({ ...task, attempt: 1, isLast: false });
    const second = await jsonOf<{ code: string; detail: string }>(send("/sets/measured/evaluate"));
    expect(second).toMatchObject({ code: "already-running", detail: expect.stringContaining("version 2 of measured") });
    // The process dies while the model is asked; a later one begins again, and a third finds nothing left to do.
    await closeAbandonedJobs(house.world);
    await expect(perform({ ask: () => Promise.reject(new Error("killed")) })).rejects.toThrow("killed");
    await perform(house.models);
    await perform(house.models);
    expect(await finish(job.id)).toMatchObject({ set: "measured", version: 2, results: [{ judgment: "intent" }] });
    const { results } = await jsonOf<SetDetail>(read("/sets/measured"));
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ judgment: "intent", learned: 1, notJudged: [] });
    expect(results[0]?.segments.map(({ name, n }) => [name, n])).toEqual([["gold", results[0]?.all.n]]);
    expect(results[0]!.all.accuracy!.value).toBeGreaterThan(0.7);
    expect(results[0]!.all.accuracy!.low).toBeLessThan(results[0]!.all.accuracy!.value);
    const sets = await jsonOf<{ items: SetSummary[] }>(read("/sets?workflow=tickets"));
    expect(sets.items.find(({ name }) => name === "measured")?.latest?.id).toBe(results[0]?.id);
    expect((await send("/sets/nothing/evaluate")).status).toBe(404);
  }, 60_000);

  it("come with labels that the model doubts: a planted error ranks high, and a person keeps or corrects it", async () => {
    const wrong = { text: "hello, my password does not work and I forgot it since monday", value: "delivery" };
    const items = [wrong, { ...wrong, text: "please help, the login page rejects me, I cannot log in" }];
    await send("/workflows/tickets/labels", { judgment: "intent", items });
    await house.database.query("update surety.labels set part = 'train' where text = any($1)", [
      items.map(({ text }) => text),
    ]);
    await finish((await jsonOf<{ id: string }>(send("/workflows/tickets/train?activate=true"))).id);
    const { items: found } = await jsonOf<SuspectList>(read("/workflows/tickets/suspects"));
    const texts = found.map(({ text }) => text);
    expect(texts.slice(0, 4)).toEqual(expect.arrayContaining(items.map(({ text }) => text)));
    const [first, second] = found.filter(({ given }) => given === "delivery");
    expect(first).toMatchObject({ likely: "login" });
    expect(first!.likelyProbability).toBeGreaterThan(first!.givenProbability);
    expect((await send(`/suspects/${first!.id}/resolve`, { resolution: "relabelled", value: "weather" })).status).toBe(
      422,
    );
    expect((await send(`/suspects/${first!.id}/resolve`, { resolution: "relabelled" }, viewer)).status).toBe(403);
    expect((await send(`/suspects/${first!.id}/resolve`, { resolution: "relabelled" })).status).toBe(204);
    expect((await send(`/suspects/${second!.id}/resolve`, { resolution: "kept" })).status).toBe(204);
    expect((await send(`/suspects/${second!.id}/resolve`, { resolution: "kept" })).status).toBe(409);
    const rows = await labelRows(house.database, "tickets", "intent", "train");
    // The model and one person who has read its proposal are not two people.
    expect(rows.some(({ text }) => text === first!.text)).toBe(false);
    expect(rows.find(({ text }) => text === second!.text)?.value).toBe("delivery");
    const label = { labelId: first!.labelId };
    const carl = { kind: "person", id: "carl", name: "Carl", role: "reviewer" } as const;
    const asked = await opinionQueue(house.database, "tickets", carl);
    expect(asked?.items).toEqual([expect.objectContaining({ ...label, suggestion: null })]);
    await house.parts.commands.giveOpinion(first!.labelId, { value: "login", seconds: 2 }, carl);
    const after = await labelRows(house.database, "tickets", "intent", "train");
    expect(after.find(({ text }) => text === first!.text)?.value).toBe("login");
    expect(await jsonOf<SuspectList>(read("/workflows/tickets/suspects"))).toMatchObject({ kept: 1, relabelled: 1 });
  }, 60_000);

  const finish = (job: string) => finishJob({ database: house.database } as Parameters<typeof finishJob>[0], job);
});
