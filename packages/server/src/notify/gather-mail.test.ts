import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { colleague, owner, reviewer } from "../test-house.ts";
import { gatherMail } from "./gather-mail.ts";
import { emailOf, type MailHouse, openMailHouse } from "./mail-house.fixture.ts";

const wait = { timeout: 30_000 };
vi.setConfig({ testTimeout: 60_000 });

let house: MailHouse;
beforeAll(async () => {
  house = await openMailHouse();
  await house.save("told");
}, 60_000);
afterAll(() => house.end());

const row = async (query: string, ...values: unknown[]) =>
  (await house.database.query<Record<string, unknown>>(query, values))[0];
/** Takes a turn in which what opened is old enough to be told. */
async function turn(): Promise<void> {
  await house.age();
  await gatherMail(house.world);
}

it("tells who asked for it of new reviews, in one mail that has no word of a case, and nobody else", async () => {
  await house.prefer(reviewer, {});
  const reviews = await house.reviewsOf("told", 3);
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(1);
  const [mail] = house.mailsTo(reviewer);
  expect(mail?.subject).toBe("Reviews: 3 new");
  for (const id of reviews) expect(mail?.text).toContain(`/inbox/${id}`);
  expect(mail?.text).toContain("desk (told)");
  expect(mail?.text).not.toContain("odd");
  expect(mail?.text).not.toContain("/decide/");
  await turn();
  expect(house.mailsTo(reviewer)).toHaveLength(1);
  expect(house.mailsTo(colleague)).toHaveLength(0);
});

it("waits ten minutes, and then tells together what has happened since", async () => {
  const before = house.mailsTo(reviewer).length;
  await house.reviewsOf("told", 1);
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 1);
  await house.reviewsOf("told", 2);
  await house.age();
  await house.database.query(
    "update surety.notification_preferences set last_mail_at = date_trunc('milliseconds', now())",
  );
  await gatherMail(house.world);
  expect(await row("select 1 from surety.review_deliveries where status = 'pending'")).toBeUndefined();
  await house.reviewsOf("told", 1);
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 2);
  expect(house.mailsTo(reviewer).at(-1)?.subject).toBe("Reviews: 3 new");
});

it("keeps what happens out of hours for the first mail in them", async () => {
  const before = house.mailsTo(reviewer).length;
  const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes();
  const at = (m: number) =>
    `${String(Math.floor(((m + 1440) % 1440) / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
  await house.prefer(reviewer, { from: at(minute + 120), until: at(minute + 180) });
  await house.reviewsOf("told", 2);
  await turn();
  expect(house.mailsTo(reviewer)).toHaveLength(before);
  await house.prefer(reviewer, {});
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 1);
  expect(house.mailsTo(reviewer).at(-1)?.subject).toBe("Reviews: 2 new");
});

it("tells of what is overdue, assigned and mentioned, each once, and of no queue that was left out", async () => {
  const [late = "", mine = "", noted = ""] = await house.reviewsOf("told", 3);
  const told = house.mailsTo(reviewer).length;
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(told + 1);
  await house.save("aside", { review: { queue: "elsewhere", undoSeconds: 0 } });
  await house.prefer(reviewer, { queues: ["desk"] });
  await house.reviewsOf("aside", 1);
  await house.database.query("update surety.reviews set due_at = now() + interval '30 seconds' where id = $1", [late]);
  for (const [event, review] of [
    ["assigned", mine],
    ["mentioned", noted],
  ])
    await house.database.query(
      "insert into surety.person_notices (id, person, review, event, at) values ($1, $2, $3, $4, now())",
      [house.world.newId(), reviewer.id, review, event],
    );
  const before = house.mailsTo(reviewer).length;
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 1);
  const mail = house.mailsTo(reviewer).at(-1);
  expect(mail?.subject).toBe("Reviews: 1 overdue, 1 assigned to you, 1 with a note for you");
  expect(mail?.text).not.toContain("elsewhere");
  await turn();
  expect(house.mailsTo(reviewer)).toHaveLength(before + 1);
});

it("tells nobody of what is given to somebody else or must not be theirs, but of notes for them", async () => {
  const [given = "", barred = "", noted = ""] = await house.reviewsOf("told", 3);
  const give = "update surety.reviews set assignee = $2 where id = any($1)";
  await house.database.query(give, [[given, noted], colleague.id]);
  await house.database.query("update surety.reviews set barred = array[$2] where id = $1", [barred, reviewer.id]);
  await house.database.query(
    "insert into surety.person_notices (id, person, review, event, ref, at) values ($1, $2, $3, 'mentioned', 'again', now())",
    [house.world.newId(), reviewer.id, noted],
  );
  const before = house.mailsTo(reviewer).length;
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 1);
  expect(house.mailsTo(reviewer).at(-1)?.subject).toBe("Reviews: 1 with a note for you");
  await house.reviewsOf("told", 1);
  await house.database.query(
    "insert into surety.absences (person, id, from_at, until_at) values ($1, $2, now() - interval '1 hour', now() + interval '1 hour')",
    [reviewer.id, house.world.newId()],
  );
  await turn();
  await house.database.query("delete from surety.absences");
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 2);
  expect(house.mailsTo(reviewer).at(-1)?.subject).toBe("Reviews: 1 new");
});

it("sends a digest once a day: how much waits where, and the most urgent", async () => {
  await house.prefer(colleague, { mode: "digest", digestAt: "00:00" });
  await gatherMail(house.world);
  expect(house.mailsTo(colleague)).toHaveLength(0);
  await house.database.query(
    "update surety.notification_preferences set last_digest_on = '2026-01-01' where mode = 'digest'",
  );
  await gatherMail(house.world);
  await Promise.all([gatherMail(house.world), gatherMail(house.world)]);
  await expect.poll(() => house.mailsTo(colleague).length, wait).toBe(1);
  const [mail] = house.mailsTo(colleague);
  const open = (await row("select count(*)::int as n from surety.reviews where status = 'open'")) as { n: number };
  expect(mail?.subject).toMatch(new RegExp(`^${open.n} reviews wait, 1 overdue$`));
  expect(mail?.text).toMatch(/- desk \(told\): \d+, 1 of them overdue/);
  expect(mail?.text).toContain("- elsewhere (aside): 1");
  expect(mail?.text.match(/\/inbox\/[0-9a-f-]{36}/g)).toHaveLength(5);
});

it("comes through an outage, once, and shows what was refused until somebody tries again", async () => {
  await house.prefer(reviewer, {});
  const before = house.mailsTo(reviewer).length;
  house.smtp.failNext({ code: 451, times: 2 });
  await house.reviewsOf("told", 1);
  await turn();
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 1);
  house.smtp.failNext({ code: 550 });
  await house.reviewsOf("told", 1);
  await turn();
  const failed = () => row("select id, error from surety.review_deliveries where status = 'failed'");
  await expect.poll(failed, wait).toMatchObject({ error: expect.stringContaining("550") });
  await house.commands.retryDelivery((await failed())!["id"] as string, owner);
  await expect.poll(() => house.mailsTo(reviewer).length, wait).toBe(before + 2);
  expect(await failed()).toBeUndefined();
});

it("sends nothing to whoever has ended it meanwhile, and lets only the token of their own mail do so", async () => {
  await house.reviewsOf("told", 1);
  house.smtp.failNext({ code: 451, times: 1 });
  const before = house.mailsTo(reviewer).length;
  await turn();
  const header = house.smtp.deliveries.at(-1)?.mail.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const token = /unsubscribe\/([\w-]+)/.exec(header)?.[1] ?? "";
  expect(await house.commands.unsubscribe(`${token}x`)).toBe(false);
  expect(await house.commands.unsubscribe(house.world.mailTokens.unsubscribe(reviewer.id))).toBe(true);
  await expect
    .poll(() => row("select status from surety.review_deliveries order by created_at desc limit 1"), wait)
    .toEqual({ status: "withdrawn" });
  expect(house.mailsTo(reviewer)).toHaveLength(before);
  expect(await row("select mode from surety.notification_preferences where person = $1", reviewer.id)).toEqual({
    mode: "none",
  });
});

it("sends nobody anything who may not decide, and nothing where no connection is chosen", async () => {
  const written = () => row("select count(*)::int as n from surety.review_deliveries");
  const before = await written();
  await house.prefer(reviewer, {});
  await house.database.query("update surety.people set role = 'viewer' where id = $1", [reviewer.id]);
  await house.reviewsOf("told", 1);
  await turn();
  await house.database.query("update surety.people set role = 'reviewer' where id = $1", [reviewer.id]);
  await house.commands.saveMailConnection(null, owner);
  await turn();
  expect(await written()).toEqual(before);
  const wrong = house.commands.saveMailConnection("nothing", owner);
  await expect(wrong).rejects.toMatchObject({ code: "not-a-mail-connection" });
  const known = [reviewer, colleague].map(emailOf);
  expect(house.smtp.deliveries.every(({ to }) => to.every((one) => known.includes(one)))).toBe(true);
});
