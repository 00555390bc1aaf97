import type { ReviewDesk } from "@surety/core/wire/desk";
import type { ReviewSummary } from "@surety/core/wire/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ruleWorkflow } from "../test-house.ts";
import { type HousePeople, openPeopledHouse } from "./test-people.ts";

const sentinel = /SENTINEL/;
/** What differs between two reads of the same. */
const moments = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

let house: HousePeople;
let review: ReviewSummary;
let paths: string[];
const live: string[] = [];

beforeAll(async () => {
  house = await openPeopledHouse("olive:owner", "ed:editor", "ann", "bob", "cy");
  house.live.subscribe((event) => live.push(JSON.stringify(event)));
  review = await opened("pairs", { fourEyes: true });
  await house.database.query("update surety.people set practice_shared_at = now()");
  const document = await house.page<{ paths: Record<string, { get?: object }> }>("/openapi.json");
  paths = Object.entries(document.paths).flatMap(([path, { get }]) => (get === undefined ? [] : [path]));
}, 180_000);
afterAll(() => house?.end());

async function opened(name: string, policy: object, sender?: string): Promise<ReviewSummary> {
  await house.commands.saveWorkflow(
    ruleWorkflow({ name, review: { queue: name, undoSeconds: 0, ...policy }, labels: { secondPerson: true } }),
    house.owner,
  );
  // The machine has an answer and a person confirms it, so that agreement with it is counted somewhere.
  await house.commands.setStage(name, "assisted", house.owner);
  const events = [{ payload: { text: `a bug in ${name}` } }];
  const [arrival] = await house.commands.ingest({ workflow: name, trigger: "api", kind: "api", events, sender });
  await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
  return (await house.as("olive").get<{ items: ReviewSummary[] }>(`/reviews?workflow=${name}`)).items[0]!;
}

const vote = (who: string, topic: string, of = review) =>
  house.as(who).post<{ needsSecond: boolean }>(`/reviews/${of.id}/decide`, {
    answers: { topic },
    note: "SENTINEL note",
    reasonCode: "SENTINEL reason",
    seconds: 7,
  });

/** Every address that can be read, with what it asks for; lists are asked by an answer too. */
function addresses(): string[] {
  const filled = paths.map((path) => {
    const id = path.includes("/cases/") ? review.caseId : review.id;
    return path
      .replace("{name}", "pairs")
      .replace("{workflow}", "pairs")
      .replace("{judgment}", "topic")
      .replace("{trigger}", "api")
      .replaceAll(/\{[^}]+\}/g, id);
  });
  const asked = ["/cases?q=bug", "/cases?q=refund", "/cases?judgment=topic&label=bug", "/cases?found=overridden"];
  return [...filled.filter((path) => !path.endsWith("/live")), ...asked.map((path) => `/api/v1${path}`)];
}

/** All that somebody can read, by its address. */
async function walk(who: string): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const path of addresses()) read.set(path, await house.text(who, path));
  return read;
}

/** Without times, the numbers of lines, and what the process uses. */
const same = (text: string) =>
  text
    .replaceAll(moments, "then")
    .replaceAll(/"id":"\d+"/g, "line")
    .replaceAll(/^(process|nodejs)_.*$/gm, "");

/** How long a vote took and that one was taken back would tell the two walks apart, and not the answers. */
async function alike(): Promise<void> {
  await house.database.query("update surety.decisions set claimed_at = at - interval '7 seconds'");
  await house.database.query(
    "delete from surety.timeline t where title = 'One person has decided, of two' and exists (select from surety.timeline l where l.case_id = t.case_id and l.title = t.title and l.id > t.id)",
  );
}

describe("the second of four eyes", () => {
  it("reads nothing of what the first said, at any address", async () => {
    expect((await vote("ann", "bug")).needsSecond).toBe(true);
    await house.as("ann").post(`/reviews/${review.id}/notes`, { text: "SENTINEL thread, @bob" });
    expect(addresses().length).toBeGreaterThan(40);
    for (const who of ["bob", "ed", "olive"])
      for (const [path, text] of await walk(who)) expect(text, `${who} ${path}`).not.toMatch(sentinel);
    for (const table of ["review_deliveries", "person_notices", "timeline", "labels"])
      expect(JSON.stringify(await house.database.query(`select * from surety.${table}`)), table).not.toMatch(sentinel);
    expect(live.join("\n")).not.toMatch(sentinel);
    expect((await house.as("ann").get<ReviewDesk>(`/reviews/${review.id}/desk`)).notes).toHaveLength(1);
  }, 120_000);

  it("reads the very same whatever the first said", async () => {
    const undo = () => house.as("ann").post(`/reviews/${review.id}/undo`);
    const read: Record<string, Map<string, string>>[] = [];
    for (const answer of ["bug", "refund"]) {
      await undo();
      await vote("ann", answer);
      await alike();
      read.push({ bob: await walk("bob"), olive: await walk("olive") });
    }
    const [bug, refund] = read;
    for (const who of ["bob", "olive"])
      expect(
        [...(bug?.[who] ?? [])].filter(([path, text]) => same(text) !== same(refund?.[who]?.get(path) ?? "")),
        who,
      ).toEqual([]);
  }, 120_000);

  it("is not the first again, nor a key, and ends it by saying the same", async () => {
    expect((await house.as("ann").send("POST", `/reviews/${review.id}/claim`)).code).toBe("needs-second-person");
    expect(
      (await house.as("olive").send("POST", `/reviews/${review.id}/assign`, { person: house.id("ann") })).code,
    ).toBe("cannot-take");
    expect((await vote("bob", "refund")).needsSecond).toBe(false);
    const [row] = await house.database.query<{ status: string }>("select status from surety.reviews where id = $1", [
      review.id,
    ]);
    expect(["deciding", "decided"]).toContain(row?.status);
    const { notes } = await house.as("bob").get<ReviewDesk>(`/reviews/${review.id}/desk`);
    expect(notes.map(({ text }) => text)).toEqual(["SENTINEL thread, @bob"]);
  });
});

describe("two who said different things", () => {
  it("leave it to a third, or send it where the workflow sends those; nobody decides alone", async () => {
    const here = await opened("thirds", { fourEyes: true });
    await vote("ann", "bug", here);
    expect((await vote("bob", "refund", here)).needsSecond).toBe(true);
    expect((await vote("cy", "topic-less" as string, here).catch((error: Error) => error.message)) as string).toMatch(
      /bad-answer/,
    );
    expect((await vote("cy", "refund", here)).needsSecond).toBe(false);
    const sent = await opened("leads-decide", { fourEyes: true, disagreement: { queue: "disputes" } });
    await vote("ann", "bug", sent);
    await vote("bob", "refund", sent);
    const { items } = await house.as("olive").get<{ items: ReviewSummary[] }>("/reviews?queue=disputes");
    expect(items.map(({ id }) => id)).toEqual([sent.id]);
    expect((await vote("olive", "refund", sent)).needsSecond).toBe(false);
  });

  it("give it to somebody who has not said anything, as the workflow gives work", async () => {
    const row = await opened("given", { fourEyes: true, assign: {} });
    const first = row.assignee!.name;
    await vote(first, "bug", row);
    const desk = await house.as("olive").get<ReviewDesk>(`/reviews/${row.id}/desk`);
    expect(desk.assignee?.name).toBeDefined();
    expect(desk.assignee?.name).not.toBe(first);
  });
});

describe("a note on a case that is answered blind", () => {
  it("from before is hidden from who may answer it; their own thread is there", async () => {
    const row = await opened("blind", {});
    await house.as("ann").post(`/reviews/${row.id}/notes`, { text: "it is a bug" });
    const audit = house.world.newId();
    await house.database.query(
      `insert into surety.reviews (id, case_id, workflow, block, kind, queue, status, stakes, title, preview, created_at)
       select $2, case_id, workflow, block, 'audit', queue, 'open', stakes, title, preview, now() from surety.reviews where id = $1`,
      [row.id, audit],
    );
    await house.as("ann").post(`/reviews/${audit}/notes`, { text: "the scan is hard to read" });
    const read = async (who: string) =>
      (await house.as(who).get<ReviewDesk>(`/reviews/${audit}/desk`)).notes.map(({ text }) => text);
    expect(await read("bob")).toEqual(["the scan is hard to read"]);
    expect(await read("ann")).toEqual(["it is a bug", "the scan is hard to read"]);
  });
});
