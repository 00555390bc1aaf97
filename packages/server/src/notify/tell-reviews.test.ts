import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { gatherChat } from "./gather-chat.ts";
import { tellOverdue } from "./overdue-reviews.ts";

const all = ["review.created", "review.claimed", "review.decided", "review.overdue"] as const;
const wait = { timeout: 30_000 };
vi.setConfig({ testTimeout: 60_000 });

let house: TestHouse;
let receiver: FakeReceiver;
let channel: FakeReceiver;
beforeAll(async () => {
  [receiver, channel, house] = await Promise.all([startFakeReceiver(), startFakeReceiver(), openTestHouse()]);
  const hook = { url: `${receiver.url}/desk`, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
  await house.commands.saveConnection("hook", "webhook", { ...hook, allowPrivate: [receiver.host] }, owner);
  await house.commands.saveConnection(
    "team",
    "chat",
    { url: `${channel.url}/chat`, allowPrivate: [channel.host] },
    owner,
  );
  await save("told", { due: "8h" });
}, 60_000);
afterAll(async () => {
  await house.end();
  await Promise.all([receiver.close(), channel.close()]);
});

async function save(name: string, review: object): Promise<void> {
  const notify = [
    { connection: "hook", events: [...all] },
    { connection: "team", events: ["review.created" as const, "review.overdue" as const] },
  ];
  const policy = { queue: "desk", undoSeconds: 0, notify, ...review };
  await house.commands.saveWorkflow(ruleWorkflow({ name, review: policy }), owner);
  await house.commands.setStage(name, "live", owner);
}

async function reviewsOf(workflow: string, count: number): Promise<string[]> {
  const arrivals = await house.send(workflow, ...Array.from({ length: count }, () => ({ text: "odd" })));
  const ids = arrivals.map(({ caseId }) => caseId);
  const rows = () =>
    house.database.query<{ id: string }>("select id from surety.reviews where case_id = any($1) order by id", [ids]);
  await expect.poll(async () => (await rows()).length, wait).toBe(count);
  return (await rows()).map(({ id }) => id);
}

interface Told {
  type: string;
  data: Record<string, unknown>;
}
const told = (review: string) =>
  receiver
    .effects()
    .map(({ body }) => JSON.parse(body) as Told)
    .filter(({ data }) => data["review"] === review);
const events = (review: string) => told(review).map(({ type }) => type);
const count = async (query: string, ...values: unknown[]) => (await house.database.query(query, values)).length;

it("tells a webhook of a review, of who takes it and of who decides it, and nothing of what they say", async () => {
  const [review = ""] = await reviewsOf("told", 1);
  await expect.poll(() => events(review), wait).toEqual(["review.created"]);
  await house.commands.claimReview(review, reviewer);
  await house.commands.claimReview(review, reviewer);
  await expect.poll(() => events(review), wait).toEqual(["review.created", "review.claimed"]);
  await house.commands.decideReview(review, { answers: { topic: "bug" } }, reviewer);
  await expect.poll(() => events(review), wait).toEqual(["review.created", "review.claimed", "review.decided"]);
  expect(told(review)[2]?.data).toMatchObject({ by: { id: reviewer.id, name: reviewer.name }, queue: "desk" });
  const kept = ["at", "by", "case", "createdAt", "decision", "dueAt", "link", "queue", "review", "stakes", "workflow"];
  for (const { data } of told(review)) expect(Object.keys(data).sort()).toEqual(kept);
});

it("delivers through an outage, each once, and says of one that is refused why", async () => {
  receiver.failNext({ status: 503, times: 3 });
  const reviews = await reviewsOf("told", 3);
  await expect.poll(() => reviews.map((id) => events(id)), wait).toEqual(reviews.map(() => ["review.created"]));
  receiver.failNext({ break: "lost" });
  await house.commands.claimReview(reviews[0] ?? "", reviewer);
  const failing = "select 1 from surety.review_deliveries where status = 'pending' and channel = 'webhook'";
  await expect.poll(() => count(failing), wait).toBe(0);
  expect(events(reviews[0] ?? "")).toEqual(["review.created", "review.claimed"]);
  receiver.failNext({ status: 410 });
  await house.commands.claimReview(reviews[1] ?? "", reviewer);
  const failed = "select error from surety.review_deliveries where review = $1 and status = 'failed'";
  await expect.poll(() => count(failed, reviews[1]), wait).toBe(1);
});

it("makes one task of many reviews, and one message of a channel", async () => {
  await gatherChat(house.world);
  const before = channel.effects().length;
  const tasks = async () => count("select 1 from dbos.workflow_status where workflow_uuid like 'task-tell:%'");
  const tasksBefore = await tasks();
  const reviews = await reviewsOf("told", 150);
  await expect.poll(() => reviews.every((id) => events(id).length === 1), wait).toBe(true);
  expect((await tasks()) - tasksBefore).toBeLessThan(30);
  await gatherChat(house.world);
  const messages = () => channel.effects().slice(before);
  const said = () =>
    messages().flatMap(({ body }) => [...body.matchAll(/desk \(told\): (\d+)/g)].map(([, number]) => Number(number)));
  await expect.poll(() => said().reduce((sum, one) => sum + one, 0), wait).toBeGreaterThanOrEqual(150);
  expect(messages().length).toBeLessThan(10);
});

it("says that a review is overdue once, and never of one that was decided", async () => {
  const [late = "", decided = ""] = await reviewsOf("told", 2);
  await house.commands.decideReview(decided, { answers: { topic: "bug" } }, reviewer);
  await house.database.query("update surety.reviews set due_at = now() - interval '1 minute' where id = any($1)", [
    [late, decided],
  ]);
  const payload = { reviews: `${late} ${decided}`, telling: "a" };
  await tellOverdue(house.world, { payload });
  await tellOverdue(house.world, { payload: { ...payload, telling: "b" } });
  await expect.poll(() => events(late), wait).toEqual(["review.created", "review.overdue"]);
  expect(events(decided)).not.toContain("review.overdue");
});

it("looks at due times by itself", async () => {
  await save("soon", { due: "1s" });
  const [review = ""] = await reviewsOf("soon", 1);
  await expect.poll(() => events(review), wait).toEqual(["review.created", "review.overdue"]);
});

it("is silent about a decision that was taken back", async () => {
  await save("slow", { undoSeconds: 3 });
  const [review = ""] = await reviewsOf("slow", 1);
  await house.commands.decideReview(review, { answers: { topic: "bug" } }, reviewer);
  await house.commands.undoDecision(review, reviewer);
  const withdrawn = "select 1 from surety.review_deliveries where review = $1 and status = 'withdrawn'";
  await expect.poll(() => count(withdrawn, review), wait).toBe(1);
  expect(events(review)).not.toContain("review.decided");
});

it("writes nothing where nobody listens", async () => {
  const review = { queue: "quiet", undoSeconds: 0, due: "1h" };
  await house.commands.saveWorkflow(ruleWorkflow({ name: "quiet", review }), owner);
  await house.commands.setStage("quiet", "live", owner);
  await reviewsOf("quiet", 2);
  expect(await count("select 1 from surety.review_deliveries where workflow = 'quiet'")).toBe(0);
  expect(
    await count(
      "select 1 from dbos.workflow_status where workflow_uuid like 'task-overdue:%' and inputs like '%quiet%'",
    ),
  ).toBe(0);
});

it("tells people of a planted case and no machine", async () => {
  const [review = ""] = await reviewsOf("told", 1);
  const planted = house.world.newId();
  await house.database.query(
    `insert into surety.planted_reviews (id, case_id, workflow, block, queue, status, stakes, four_eyes, undo_seconds, title, preview,
       due_at, created_at, detail, expected, wrong_suggestion, source_case, known_to)
     select $1, $1, workflow, block, queue, 'open', stakes, false, 0, title, preview, now() - interval '1 second', now(), '{}', '{}', false, case_id, '{}'
     from surety.reviews where id = $2`,
    [planted, review],
  );
  await tellOverdue(house.world, { payload: { reviews: planted, telling: planted } });
  const rows = await house.database.query(
    "select channel, review from surety.review_deliveries where event = 'review.overdue' order by created_at desc limit 1",
  );
  expect(rows).toEqual([{ channel: "chat", review: null }]);
  expect(told(planted)).toEqual([]);
});
