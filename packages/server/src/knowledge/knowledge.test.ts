import type { StoredFile } from "@surety/core/wire/stored-document";
import type { FoundPassage, KeptSource, KnowledgeBase, KnowledgeSource } from "@surety/core/wire/knowledge";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { lettersWorkflow } from "../generate/generate-house.fixture.ts";
import { houseApp } from "../http/house-app.ts";
import { jsonOf, testOrigin } from "../http/test-app.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";

vi.setConfig({ testTimeout: 60_000 });

let house: TestHouse;
let request: (path: string, init?: RequestInit) => Promise<Response>;
let asViewer: (path: string, init?: RequestInit) => Promise<Response>;

beforeAll(async () => {
  house = await openTestHouse();
  const app = houseApp(house, { origin: testOrigin, version: "0", demo: false });
  const keys = openApiKeys(house.database);
  const asking = async (role: "editor" | "viewer") => {
    const { key } = await keys.create({ name: role, role }, owner);
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    return async (path: string, init: RequestInit = {}) => app.request(`/api/v1${path}`, { headers, ...init });
  };
  request = await asking("editor");
  asViewer = await asking("viewer");
}, 90_000);
afterAll(() => house?.end());

const post = (path: string, body: unknown) => request(path, { method: "POST", body: JSON.stringify(body) });

async function addText(base: string, name: string, text: string): Promise<KeptSource> {
  const sent = await request(`/files?name=${name}`, { method: "POST", body: text });
  const { hash } = (await sent.json()) as StoredFile;
  const kept = await post(`/knowledge/${base}/sources`, { hash });
  expect(kept.status).toBe(201);
  return (await kept.json()) as KeptSource;
}

const search = async (base: string, text: string) =>
  (await jsonOf<{ items: FoundPassage[] }>(request(`/knowledge/${base}/search?q=${encodeURIComponent(text)}`))).items;
const bases = async () => (await jsonOf<{ items: KnowledgeBase[] }>(request("/knowledge"))).items;
const sources = async (base: string) =>
  (await jsonOf<{ items: KnowledgeSource[] }>(request(`/knowledge/${base}`))).items;

/** Resolves when the meaning of every passage is known: tasks of the house do that after the commit. */
async function embedded(base: string): Promise<KnowledgeBase> {
  return vi.waitFor(
    async () => {
      const found = (await bases()).find(({ name }) => name === base);
      expect(found?.embedded).toBe(found?.passages);
      return found as KnowledgeBase;
    },
    { timeout: 50_000, interval: 50 },
  );
}

const handbook = `# Returns
Unused goods can be sent back within 30 days of delivery. The label is in the parcel.

## Refunds
Money is paid back to the card within five working days after the parcel has reached us.

# Guarantee
Motors of mowers are guaranteed for three years. Blades wear out and are not covered.`;

describe("a knowledge base", () => {
  it("reads files into passages, which say under which heading they stand", async () => {
    expect(await addText("shop", "handbook.md", handbook)).toMatchObject({ name: "handbook.md", passages: 3 });
    const [found] = await search("shop", "guaranteed motors");
    expect(found).toMatchObject({
      source: { kind: "file", name: "handbook.md" },
      heading: "Guarantee",
      text: "Motors of mowers are guaranteed for three years. Blades wear out and are not covered.",
      answer: null,
    });
  });

  it("finds by meaning what shares no word with the question, and by words what no model knows", async () => {
    await embedded("shop");
    const [meant] = await search("shop", "When do I get my cash?");
    expect(meant).toMatchObject({ heading: "Returns › Refunds", byMeaning: 1 });
    await addText("shop", "parts.txt", "The spare blade of the Zorbax has the number ZX-4471.");
    expect((await search("shop", "ZX-4471"))[0]).toMatchObject({ source: { name: "parts.txt" }, byWords: 1 });
  });

  it("keeps the same file once, and replaces the one of its name", async () => {
    const first = await addText("twice", "terms.txt", "Delivery is free.");
    expect(await addText("twice", "terms.txt", "Delivery is free.")).toEqual(first);
    expect(await addText("twice", "terms.txt", "Delivery costs five euros.")).toEqual({ ...first, passages: 1 });
    expect((await search("twice", "delivery")).map(({ text }) => text)).toEqual(["Delivery costs five euros."]);
    expect(await sources("twice")).toHaveLength(1);
    const texts = await house.database.query("select text from surety.passage_texts where text like 'Delivery %'");
    expect(texts).toEqual([{ text: "Delivery costs five euros." }]);
  });

  it("takes past answers, found by their question", async () => {
    const items = [
      { question: "Can I change the address of my order?", answer: "Yes, until it has left the house." },
      { question: "Do you deliver to Norway?", answer: "We deliver within the EU only." },
    ];
    expect((await post("/knowledge/letters/answers", { name: "spring", items })).status).toBe(201);
    await embedded("letters");
    const [found] = await search("letters", "I moved, please send my parcel to another street");
    expect(found).toMatchObject({ answer: "Yes, until it has left the house.", source: { kind: "answers" } });
  });

  it("takes them from a table that was sent as a file, and says which row of it does not fit", async () => {
    await addText("tables", "answered.csv", "question,answer\nDo you deliver to Norway?,Within the EU only.\n");
    expect(await sources("tables")).toMatchObject([{ kind: "answers", name: "answered.csv", passages: 1 }]);
    const sent = await request("/files?name=odd.csv", { method: "POST", body: "question,answer\nWhy?,\n" });
    const refused = await post("/knowledge/tables/sources", { hash: ((await sent.json()) as StoredFile).hash });
    const detail = expect.stringContaining('odd.csv, line 2: "answer" is missing or empty') as string;
    expect([refused.status, await refused.json()]).toMatchObject([422, { detail }]);
  });

  it("is listed with who uses it, also before anything is in it", async () => {
    const source = lettersWorkflow("letters", {
      models: ["local"],
      generate: { knowledge: ["shop", "wanted"], learn: "sent" },
    });
    await house.commands.saveConnection("crm", "postgres", { url: house.database.url }, owner);
    await house.commands.saveConnection("post", "smtp", { host: "mail.example", from: "a@shop.example" }, owner);
    await house.commands.saveWorkflow(source, owner);
    const use = { workflow: "letters", title: "Letters", judgment: "reply" };
    const byName = new Map((await bases()).map((one) => [one.name, one]));
    expect(byName.get("shop")?.usedBy).toEqual([{ ...use, learns: false }]);
    expect(byName.get("wanted")).toMatchObject({ sources: 0, passages: 0, usedBy: [{ ...use, learns: false }] });
    expect(byName.get("sent")?.usedBy).toEqual([{ ...use, learns: true }]);
    expect(byName.get("twice")?.usedBy).toEqual([]);
  });

  it("removes a source with what nobody else says", async () => {
    const one = await addText("gone", "one.txt", "Said by both.");
    await addText("gone", "two.txt", "Said by both.\n\n# More\nSaid by the second alone.");
    const removed = await request(`/knowledge/gone/sources/${one.id}`, { method: "DELETE" });
    expect(removed.status).toBe(204);
    expect((await search("gone", "both"))[0]).toMatchObject({ source: { name: "two.txt" } });
    const again = await request(`/knowledge/gone/sources/${one.id}`, { method: "DELETE" });
    expect(again.status).toBe(404);
  });

  it("says what is wrong with a file that has no text, and lets nobody change it who may only read", async () => {
    const sent = await request("/files?name=empty.txt", { method: "POST", body: "   \n" });
    const { hash } = (await sent.json()) as StoredFile;
    const refused = await post("/knowledge/shop/sources", { hash });
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: "nothing-to-read", field: "hash" }]);
    const body = JSON.stringify({ hash });
    expect((await asViewer("/knowledge/shop/sources", { method: "POST", body })).status).toBe(403);
    expect((await asViewer("/knowledge")).status).toBe(200);
    expect((await post("/knowledge/Bad name/sources", { hash })).status).toBe(422);
  });

  it("answers hostile questions with passages or with nothing", async () => {
    for (const text of ["'); drop table surety.cases;--", "\\' | & ! <-> :*", "%_%", "🙂", "x".repeat(1900)])
      expect(Array.isArray(await search("shop", text))).toBe(true);
    expect(await search("nothing-here", "anything")).toEqual([]);
  });
});
