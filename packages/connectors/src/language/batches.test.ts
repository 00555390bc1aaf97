import type { BatchDoor, BatchResult } from "@surety/core/ports/language-batch";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Adapter, openAdapter } from "./adapters.fixture.ts";

const limits = { timeoutMs: 5000 };
const since = new Date("2020-01-01");
/** Every way in which many questions can be asked. */
const ways: Adapter[] = ["openai", "openai responses", "anthropic", "google", "mistral", "openai-compatible"];
let fake: FakeLanguageProvider;
beforeAll(async () => {
  fake = await startFakeLanguageProvider();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.batches.fate(() => "ended");
  fake.script(({ text }) => ({ text: JSON.stringify({ answer: text }), model: "small-1-2026-01-15" }));
});

const request = (text: string): CompletionRequest => ({
  model: "small-1",
  system: "Sort the text.",
  messages: [{ role: "user", text }],
  schema: {
    name: "answer",
    schema: { type: "object", properties: { answer: { type: "string" } }, required: ["answer"] },
  },
  maxOutputTokens: 100,
  temperature: 0,
  tokenProbabilities: true,
});

const questions = ["one", "two", "three"].map((text, at) => ({ id: `mark-${at}`, request: request(text) }));
const requestOf = (id: string) => questions.find((one) => one.id === id)?.request ?? null;

async function doorOf(adapter: Adapter): Promise<BatchDoor> {
  const { batches } = await openAdapter(adapter, fake, adapter === "openai-compatible" ? { batches: true } : {});
  if (batches === undefined) throw new Error(`${adapter} has no batches`);
  return batches;
}

async function resultsOf(door: BatchDoor, id: string): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for await (const one of door.results(id, requestOf, limits)) results.push(one);
  return results.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

describe.each(ways)("many questions at once to %s", (adapter) => {
  it("are those that live cases would put, and their answers are read as theirs are", async () => {
    const connection = await openAdapter(adapter, fake);
    const live = await connection.complete?.(request("one"), limits);
    const door = await doorOf(adapter);
    const id = await door.submit({ mark: "mark", questions }, limits);
    const batch = fake.batches.all.at(-1);
    expect(batch?.questions.map((one) => one.id)).toEqual(["mark-0", "mark-1", "mark-2"]);
    expect(batch?.questions[0]?.asked.body).toEqual(fake.calls.at(-1)?.body);
    expect(JSON.stringify(fake.lastHeaders())).toContain("sk-s3cret");
    expect(await door.look(id, limits)).toEqual({ state: "ended", answered: 3, failed: 0, problem: null });
    const [first, second] = await resultsOf(door, id);
    expect(first).toEqual({ id: "mark-0", outcome: "answered", completion: live });
    expect(second).toMatchObject({ completion: { text: '{"answer":"two"}', answeredBy: "small-1-2026-01-15" } });
  });

  it("fail one by one, each with its reason", async () => {
    fake.script(({ text }) => {
      if (text === "one") return { status: 400, body: '{"error":{"type":"invalid","message":"It is too long."}}' };
      return text === "two" ? { body: '{"hello":"you"}' } : { text: '{"answer":"C"}' };
    });
    const door = await doorOf(adapter);
    const id = await door.submit({ mark: "mark", questions }, limits);
    expect(await door.look(id, limits)).toMatchObject({ state: "ended", answered: 2, failed: 1 });
    expect(await resultsOf(door, id)).toEqual([
      { id: "mark-0", outcome: "failed", problem: expect.stringContaining("It is too long.") as string },
      { id: "mark-1", outcome: "unreadable", problem: expect.stringContaining("small-1") as string },
      { id: "mark-2", outcome: "answered", completion: expect.objectContaining({ text: '{"answer":"C"}' }) as object },
    ]);
  });

  it("may not be asked in time, or be cancelled", async () => {
    fake.batches.fate(() => ({ expired: ({ text }) => text !== "three" }));
    const door = await doorOf(adapter);
    const late = await door.submit({ mark: "late", questions }, limits);
    // Google's are late as a whole, and have no answers then.
    const whole = adapter === "google";
    const stand = whole ? { state: "ended", answered: 0, isLate: true } : { state: "ended", answered: 1 };
    expect(await door.look(late, limits)).toMatchObject(stand);
    const came = (await resultsOf(door, late)).map(({ outcome }) => outcome);
    expect(came).toEqual(whole ? [] : ["expired", "expired", "answered"]);
    fake.batches.fate(() => "under-way");
    const id = await door.submit({ mark: "mark", questions }, limits);
    expect(await door.look(id, limits)).toEqual({ state: "under-way", answered: 0, failed: 0, problem: null });
    await door.cancel(id, limits);
    expect((await door.look(id, limits)).state).toBe("ended");
    const cancelled = new Set((await resultsOf(door, id)).map(({ outcome }) => outcome));
    expect(cancelled).toEqual(new Set(whole ? [] : ["cancelled"]));
  });

  it("are found again, and nothing of them stays behind", async () => {
    const door = await doorOf(adapter);
    const files = fake.batches.files();
    const id = await door.submit({ mark: `again-${adapter}`, questions }, limits);
    for (let at = 0; at < 5; at += 1) await door.submit({ mark: `other-${at}`, questions: questions.slice(1) }, limits);
    const sought = { mark: `again-${adapter}`, questions: 3, since };
    expect(await door.find(sought, limits)).toContain(id);
    const later = { mark: "never", questions: 17, since };
    expect(await door.find(later, limits)).toEqual([]);
    await door.look(id, limits);
    const others = fake.batches.files();
    await door.forget(id, limits);
    expect(fake.batches.files()).toBe(adapter === "anthropic" ? files : others - 2);
    if (["anthropic", "google"].includes(adapter)) expect(await door.find(sought, limits)).not.toContain(id);
  });
});

it("says why a provider took none of them", async () => {
  fake.batches.fate(() => ({ refused: "Enqueued token limit reached." }));
  for (const adapter of ["openai", "google", "mistral"] as const) {
    const door = await doorOf(adapter);
    const id = await door.submit({ mark: "mark", questions }, limits);
    expect(await door.look(id, limits)).toMatchObject({ state: "refused", problem: "Enqueued token limit reached." });
  }
});

it("reads answers of Google's that come within the batch", async () => {
  const door = await doorOf("google");
  const id = await door.submit({ mark: "mark", questions: questions.slice(0, 1) }, limits);
  expect(await door.look(id, limits)).toMatchObject({ state: "ended", answered: 1 });
  expect(await resultsOf(door, id)).toMatchObject([{ id: "mark-0", completion: { text: '{"answer":"one"}' } }]);
});

it("sends questions to Google nowhere but where the connection goes", async () => {
  const liar = createServer((_, response) => {
    response.writeHead(200, { "x-goog-upload-url": "http://files.example.com/upload?upload_id=1" }).end();
  });
  await new Promise<void>((resolve) => liar.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(liar.address() as AddressInfo).port}`;
  const { batches } = await openAdapter("google", { url: `http://${host}`, host });
  await expect(batches?.submit({ mark: "mark", questions }, limits)).rejects.toMatchObject({
    code: "upload-elsewhere",
    message: expect.stringContaining("files.example.com") as string,
  });
  await new Promise((resolve) => liar.close(resolve));
});

it("is not offered by a compatible server that does not say that it has them", async () => {
  expect((await openAdapter("openai-compatible", fake)).batches).toBeUndefined();
});
