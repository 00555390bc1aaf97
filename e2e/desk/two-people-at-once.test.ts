import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Browser, hasBrowser } from "../browser.ts";
import { type Desk, openDesk } from "./desk-visit.ts";
import { letters } from "./letters.ts";

describe.skipIf(!hasBrowser)("two people at one desk (skipped without Chromium)", () => {
  let desk: Desk;
  let rita: Browser;
  let carl: Browser;

  beforeAll(async () => {
    desk = await openDesk({ "workflows/letters.yaml": letters });
    await desk.hire("Rita Reviewer");
    await desk.hire("Carl Colleague");
    rita = await desk.arrives("Rita Reviewer");
    carl = await desk.arrives("Carl Colleague");
  }, 400_000);
  afterAll(() => desk?.end());
  // Whoever has decided is on the next review already, and would take the one of the next test.
  beforeEach(async () => {
    for (const { page } of [rita, carl]) await page.goto(`${desk.origin}/settings`);
  }, 150_000);

  const rows = (query: string, id: string) => desk.database.query<Record<string, string>>(query, [id]);
  const answersTo = (id: string) => rows("select person, answers, note from surety.decisions where review_id = $1", id);
  const holderOf = async (id: string) => {
    const [row] = await rows(
      "select p.name from surety.reviews r join surety.people p on p.id = r.claimed_by where r.id = $1 and r.claimed_until > now()",
      id,
    );
    return row?.["name"] ?? null;
  };
  const letTimeOut = (id: string) =>
    rows("update surety.reviews set claimed_until = now() - interval '1 second' where id = $1", id);

  async function open(page: Page, id: string): Promise<void> {
    await page.goto(`${desk.origin}/inbox/${id}`);
    await page.getByRole("region", { name: "Your answer" }).waitFor();
  }
  const wait = { timeout: 30_000 };
  const note = (page: Page) => page.getByPlaceholder("Note for colleagues");
  const handOver = (page: Page) => page.getByLabel("Note for whoever decides next");
  const refusal = (page: Page) => page.getByText(/^Not saved:/);

  it("gives a claim that has timed out to whoever comes next", async () => {
    const id = await desk.waits("letters", { text: "Who has it?" });
    await open(rita.page, id);
    await expect.poll(() => holderOf(id), wait).toBe("Rita Reviewer");
    await open(carl.page, id);
    await carl.page.getByRole("alert").filter({ hasText: "Rita Reviewer" }).waitFor();
    expect(await note(carl.page).isDisabled()).toBe(true);
    await letTimeOut(id);
    await open(carl.page, id);
    await expect.poll(() => holderOf(id), wait).toBe("Carl Colleague");
    await carl.page.keyboard.press("1");
    await carl.page.keyboard.press("Enter");
    await expect.poll(async () => (await answersTo(id)).length, wait).toBe(1);
  }, 150_000);

  it("lets one win when both decide, tells the other in a sentence, and keeps what they typed", async () => {
    const id = await desk.waits("letters", { text: "Both of us" });
    await open(rita.page, id);
    await expect.poll(() => holderOf(id), wait).toBe("Rita Reviewer");
    await rita.page.keyboard.press("1");
    await note(rita.page).fill("Rita looked at the parcel for an hour");
    await letTimeOut(id);
    await open(carl.page, id);
    await expect.poll(() => holderOf(id), wait).toBe("Carl Colleague");
    await carl.page.keyboard.press("2");
    await note(carl.page).fill("Carl called the customer");
    await Promise.all([carl.page.keyboard.press("Control+Enter"), rita.page.keyboard.press("Control+Enter")]);
    await expect.poll(async () => (await answersTo(id)).length, wait).toBe(1);
    const told = async () => {
      const found = [];
      for (const { page } of [rita, carl]) if ((await refusal(page).count()) > 0) found.push(page);
      return found;
    };
    await expect.poll(async () => (await told()).length, wait).toBe(1);
    const [loser] = (await told()) as [Page];
    const typed = loser === rita.page ? "Rita looked at the parcel for an hour" : "Carl called the customer";
    await loser
      .getByText(/(Rita Reviewer|Carl Colleague|decided|working).*What you typed is kept\.$/)
      .first()
      .waitFor();
    await loser.locator("button", { hasText: "Open it" }).first().click();
    await expect.poll(() => note(loser).inputValue(), wait).toBe(typed);
    const [decision] = await answersTo(id);
    expect(decision?.["note"]).not.toBe(typed);
  }, 150_000);

  it("never shows one what the other has typed on the same machine", async () => {
    const id = await desk.waits("letters", { text: "A shared machine" });
    await open(rita.page, id);
    await note(rita.page).fill("for my eyes");
    await handOver(rita.page).fill("for my eyes too");
    await rita.page.goto(`${desk.origin}/settings`);
    await letTimeOut(id);
    await rita.page.getByRole("button", { name: /theme and sign out/ }).click();
    await rita.page.getByRole("menuitem", { name: "Sign out" }).click();
    await rita.page.getByLabel("Mail").fill("carl@desk.example");
    await rita.page.getByLabel("Password").fill("a long enough password");
    await rita.page.keyboard.press("Enter");
    await rita.page.getByRole("link", { name: /Inbox/ }).first().waitFor();
    await open(rita.page, id);
    expect(await note(rita.page).inputValue()).toBe("");
    await handOver(rita.page).waitFor();
    expect(await handOver(rita.page).inputValue()).toBe("");
  }, 150_000);
});
