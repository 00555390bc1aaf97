import type { DeskPerson } from "@surety/core/wire/desk";
import type { ReviewSummary } from "@surety/core/wire/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sortingYaml } from "../bad-input/sorting-workflow.ts";
import { type Browser, hasBrowser, openBrowser } from "../browser.ts";
import { openReviewer } from "./reviewer.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const patient = { timeout: 15_000 };

describe.skipIf(!hasBrowser)("a review that is passed on (skipped without Chromium)", () => {
  let owner: Visit;
  let rita: Browser;

  beforeAll(async () => {
    owner = await visit({ "workflows/sorting.yaml": sortingYaml }, { width: 1440, height: 900 });
    rita = await openBrowser({ width: 1440, height: 900, dark: true });
  }, 150_000);
  afterAll(async () => {
    await rita?.close();
    await owner?.end();
  });

  const origin = () => owner.surety.origin;
  const at = (path: string) => `${origin()}${path}`;
  const shot = async (who: Browser, name: string) => {
    const folder = process.env["SURETY_SHOTS"];
    if (folder !== undefined) await who.page.screenshot({ path: `${folder}/${name}.png` });
  };
  const reviews = async () => (await owner.read<{ items: ReviewSummary[] }>("/reviews?limit=20")).items;

  it("has somebody to go to: invited by a link, put into a group, with skills", async () => {
    const { page } = owner;
    await page.goto(at("/settings?tab=people"));
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.locator("code").innerText();
    await page.keyboard.press("Escape");
    await rita.page.goto(link);
    await rita.page.getByLabel("Your name").fill("Rita Reviewer");
    await rita.page.getByLabel("Mail").fill("rita@example.test");
    await rita.page.getByLabel("Password").fill("correct horse battery");
    await rita.page.keyboard.press("Enter");
    await rita.page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Make a group" }).click();
    await page.getByLabel("Name").fill("front-desk");
    await page.getByRole("checkbox", { name: "Rita Reviewer" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Change Rita Reviewer" }).click();
    await page.getByLabel("Skills").fill("German, tax law");
    await shot(owner, "person-form");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("can german, tax-law").waitFor();
    await shot(owner, "people");
    expect(await seriousProblems(page)).toEqual([]);
  }, 90_000);

  it("is given by keys alone, with a note, and is in the other's list", async () => {
    const { page } = owner;
    for (const text of ["where is my parcel", "the door is blue", "please call me"])
      await page.request.post(at("/api/v1/workflows/sorting/cases"), { data: { text }, headers: { origin: origin() } });
    await expect.poll(async () => (await reviews()).length, { timeout: 20_000 }).toBe(3);
    await page.goto(at("/inbox"));
    const region = page.getByRole("region", { name: "Who has it" });
    await region.getByText("Given to nobody").waitFor();
    await expect.poll(async () => (await reviews()).some(({ claimedBy }) => claimedBy !== null), patient).toBe(true);
    await page.reload();
    await region.getByRole("button", { name: "Give" }).waitFor();
    await shot(owner, "desk-region");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("a");
    await page.getByLabel("To", { exact: true }).selectOption({ label: "Rita Reviewer (0 of 20): german, tax-law" });
    await page.getByLabel("Note (goes with it)").fill("You know this one, see the map.");
    await shot(owner, "give-dialog");
    await page.getByRole("button", { name: "Give", exact: false }).last().click();
    await page.getByText("Given to Rita Reviewer").waitFor();
    await expect
      .poll(async () => (await reviews()).filter(({ assignee }) => assignee?.name === "Rita Reviewer").length, patient)
      .toBe(1);
    const [given] = (await reviews()).filter(({ assignee }) => assignee !== null);
    await rita.page.goto(at(`/inbox/${given?.id}`));
    await rita.page.getByText("You know this one, see the map.").waitFor();
    await shot(rita, "given-dark");
    expect(await seriousProblems(rita.page)).toEqual([]);
  }, 90_000);

  it("suggests behind an @ who may see the case, and lists what is mine alone by one key", async () => {
    const { page } = rita;
    await (await openReviewer(owner, "Oscar Other")).close();
    const id = page.url().split("/").at(-1)?.split("?")[0] ?? "";
    await page.getByText("You know this one, see the map.").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("Please look, @o");
    const people = page.getByRole("listbox", { name: "People" });
    await people.getByRole("option").nth(1).waitFor();
    expect(await people.getByRole("option").allInnerTexts()).toEqual([
      expect.stringContaining("Olive Owner"),
      expect.stringContaining("Oscar Other"),
    ]);
    await shot(rita, "mention-dark");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const note = page.getByLabel("Note for whoever decides next");
    expect(await note.inputValue()).toBe("Please look, @Oscar Other ");
    await page.keyboard.type("or @oli");
    await people.getByRole("option", { name: "Olive Owner" }).waitFor();
    await page.keyboard.press("Escape");
    await people.waitFor({ state: "detached" });
    await page.keyboard.type("!");
    expect(await note.inputValue()).toBe("Please look, @Oscar Other or @oli!");
    await page.keyboard.press("Escape");
    await page.keyboard.press("i");
    await page.getByRole("button", { name: "Remove the filter assigned to me" }).waitFor();
    const rows = page.getByRole("region", { name: "Reviews" }).getByRole("listitem");
    await expect.poll(() => rows.count(), patient).toBe(1);
    await shot(rita, "mine-dark");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("i");
    await expect.poll(() => rows.count(), patient).toBe(3);
    const named = await owner.read<{ items: { name: string }[] }>(`/reviews/${id}/mentionable`);
    expect(named.items.map(({ name }) => name)).toEqual(["Oscar Other", "Rita Reviewer"]);
    await page.goto(at(`/inbox/${id}`));
    await note.fill("");
    await page.keyboard.press("Escape");
  }, 90_000);

  it("takes a note by its key, and leaves for good whom it should not be decided by", async () => {
    const { page } = rita;
    await page.keyboard.press("n");
    await page.keyboard.type("It was delivered on Monday.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("list", { name: "Notes" }).getByText("It was delivered on Monday.").waitFor();
    const id = page.url().split("/").at(-1)?.split("?")[0] ?? "";
    await page.keyboard.press("Shift+n");
    await page.getByRole("textbox", { name: "Why" }).fill("It is my neighbour.");
    await shot(rita, "recuse-dark");
    await page.keyboard.press("Enter");
    await page.getByText("This case never comes to you again.").waitFor();
    expect((await page.request.get(at(`/api/v1/reviews/${id}`))).status()).toBe(403);
    await owner.page.goto(at(`/inbox/${id}`));
    await owner.page.getByText("Rita Reviewer should not decide this: It is my neighbour.").waitFor();
    const named = await owner.read<{ items: { name: string }[] }>(`/reviews/${id}/mentionable`);
    expect(named.items.map(({ name }) => name)).toEqual(["Oscar Other"]);
  }, 60_000);

  it("tells whoever comes second in one sentence, and keeps what they typed", async () => {
    const one = (await reviews()).find(({ title }) => title === "please call me");
    await owner.page.goto(at(`/inbox/${one?.id}`));
    await expect
      .poll(async () => (await reviews()).find(({ id }) => id === one?.id)?.claimedBy, patient)
      .toBe("Olive Owner");
    await rita.page.goto(at(`/inbox/${one?.id}`));
    await rita.page.getByText(/^Olive Owner is working on this review/).waitFor();
    const note = rita.page.getByLabel("Note for whoever decides next");
    await note.fill("I have looked at half of it");
    await rita.page.reload();
    await rita.page.getByText(/^Olive Owner is working on this review/).waitFor();
    expect(await note.inputValue()).toBe("I have looked at half of it");
    await shot(rita, "held-by-other");
    await owner.page.goto("about:blank");
    await expect
      .poll(async () => (await owner.page.request.get(at(`/api/v1/reviews/${one?.id}`))).json(), patient)
      .toMatchObject({
        claimedBy: null,
      });
  }, 60_000);

  it("goes to nobody who is out of office, who sees it and comes back by a button", async () => {
    await rita.page.goto(at("/settings?tab=people"));
    await rita.page.getByRole("button", { name: "Out of office: Rita Reviewer" }).click();
    await shot(rita, "absence-form");
    await rita.page.getByRole("button", { name: "Save" }).click();
    await rita.page.getByText(/Out of office, back/).waitFor();
    await rita.page.goto(at("/inbox"));
    await rita.page.getByText(/You are out of office/).waitFor();
    await shot(rita, "away-banner");
    expect(await seriousProblems(rita.page)).toEqual([]);
    await rita.page.getByRole("button", { name: "I am back" }).click();
    await rita.page.getByText(/You are out of office/).waitFor({ state: "detached" });
    const { items } = await owner.read<{ items: DeskPerson[] }>("/people").catch(() => ({ items: [] }));
    expect(items.every(({ absence }) => absence === null)).toBe(true);
    const expected = (text: string) => /409|403/.test(text);
    expect([...owner.errors, ...rita.errors].filter((text) => !expected(text))).toEqual([]);
  }, 60_000);
});
