import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, hasBrowser } from "../browser.ts";
import { seriousProblems } from "../console/serious-problems.ts";
import { takeLooks } from "../console/shots.ts";
import { type DeskState, deskStates, openReview } from "./desk-states.ts";
import { type Desk, openDesk } from "./desk-visit.ts";
import { letters } from "./letters.ts";
import { phoneFaults } from "./phone-faults.ts";
import { walkByTab } from "./tab-walk.ts";

const minute = 60_000;
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

describe.skipIf(!hasBrowser)("the desk by keyboard and by thumb (skipped without Chromium)", () => {
  let desk: Desk;
  let rita: Browser;
  let page: Page;
  let first = { id: "", caseId: "" };

  beforeAll(async () => {
    desk = await openDesk({ "workflows/letters.yaml": letters });
    await desk.hire("Rita Reviewer", "owner");
    rita = await desk.arrives("Rita Reviewer");
    ({ page } = rita);
    const texts = [1, 2, 3, 4].map((n) => ({ text: `Letter ${n} about a parcel` }));
    const [id = ""] = await Promise.all(texts.map((input) => desk.waits("letters", input)));
    const { caseId } = await desk.api.call<{ caseId: string }>("GET", `/reviews/${id}`);
    first = { id, caseId };
  }, 400_000);
  afterAll(() => desk?.end());

  const where = () => ({ page, origin: desk.origin, review: () => first });
  const state = (name: string): DeskState => deskStates(where()).find((one) => one.name === name)!;
  const open = () => openReview(where());
  const answer = () => page.getByRole("region", { name: "Your answer" });
  const note = () => page.getByPlaceholder("Note for colleagues");
  const praise = () => page.getByRole("radio", { name: /praise/ });

  async function see(size: typeof desktop, colorScheme: "light" | "dark", more: () => Promise<string[]>) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    await page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(null))))");
    const overflows = (await page.evaluate<number>(sideways)) > 0 ? ["overflows"] : [];
    const faults = [...overflows, ...(await seriousProblems(page)), ...(await more())];
    return faults.map((fault) => `${size.width} ${colorScheme}: ${fault}`);
  }

  const names = deskStates({ page: {} as Page, origin: "", review: () => first }).map(({ name }) => name);
  it.each(names)(
    "%s: axe finds nothing serious, Tab comes to everything and shows where it is, a thumb too",
    async (name) => {
      await page.setViewportSize(desktop);
      await state(name).come();
      const walk = async () => {
        const { stops, faults } = await walkByTab(page);
        expect(stops).toBeGreaterThan(0);
        return faults;
      };
      const faults = await see(desktop, "light", walk);
      faults.push(...(await see({ width: 1920, height: 1080 }, "dark", () => Promise.resolve([]))));
      await page.setViewportSize(phone);
      if (state(name).list) await page.getByRole("link", { name: "All reviews" }).click();
      faults.push(...(await see(phone, "dark", () => phoneFaults(page))));
      await takeLooks(page, name.replaceAll(" ", "-"));
      expect(faults).toEqual([]);
    },
    2 * minute,
  );

  it(
    "hears no single key while somebody types, nor where they are switched off",
    async () => {
      await page.setViewportSize(desktop);
      await open();
      await note().pressSequentially("xsj12zbo? /");
      expect(await note().inputValue()).toBe("xsj12zbo? /");
      expect(page.url()).toContain(first.id);
      expect(await praise().isChecked()).toBe(false);
      await page.keyboard.press("Escape");
      await page.keyboard.press("2");
      await expect.poll(() => praise().isChecked()).toBe(true);

      await page.goto(`${desk.origin}/settings`);
      const commands = page.getByRole("switch", { name: /Commands by single keys/ });
      await commands.focus();
      await page.keyboard.press("Space");
      expect(await commands.isChecked()).toBe(false);
      await open();
      for (const key of ["2", "s", "j", "x", "?", "Shift+A"]) await page.keyboard.press(key);
      expect(page.url()).toContain(first.id);
      expect(await praise().isChecked()).toBe(false);
      expect(await page.getByRole("dialog").count()).toBe(0);
      expect(await page.getByRole("region", { name: "Selected" }).count()).toBe(0);
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.goto(`${desk.origin}/settings`);
      await commands.check();
      await open();
      await page.keyboard.press("2");
      await expect.poll(() => praise().isChecked()).toBe(true);
    },
    2 * minute,
  );

  it(
    "offers everything of the help sheet to the pointer too",
    async () => {
      await state("many selected").come();
      await page.getByRole("button", { name: /^Keys/ }).click();
      const sheet = page.getByRole("dialog", { name: "Keys of this page" });
      const labels = await sheet.locator("dt").allTextContents();
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "hidden" });
      const button = (name: RegExp) => page.getByRole("button", { name }).first();
      const buttons: Record<string, ReturnType<Page["locator"]>> = {
        "None of these fits": button(/None fits/),
        Reject: button(/^Reject/),
        Skip: button(/^Skip/),
        Search: page.getByRole("searchbox", { name: "Search reviews" }),
        "Select this review": page.getByRole("checkbox", { name: /^Select/ }).first(),
        "Select all of the list": button(/All of the list/),
        "Select none": button(/^None/),
        "Decide the selected ones together": page.getByRole("link", { name: /Decide together/ }),
        "Choose the first answer, 2 to 9 the others": page.getByText("claim", { exact: true }).first(),
        "Accept or send, then the next case": answer().getByRole("button").first(),
        "Find anything": button(/Find cases/),
        "Keys of this page": button(/^Keys/),
        "Next review": page.getByRole("region", { name: "Reviews" }).getByRole("link").nth(1),
      };
      const hidden = [];
      for (const [label, one] of Object.entries(buttons)) if (!(await one.isVisible())) hidden.push(label);
      expect(hidden).toEqual([]);
      expect(Object.keys(buttons).filter((label) => !labels.includes(label))).toEqual([]);
    },
    minute,
  );

  it(
    "is decided on a phone with a thumb: list, case, answer",
    async () => {
      await page.setViewportSize(phone);
      await page.goto(`${desk.origin}/inbox`);
      await page.getByRole("region", { name: "Reviews" }).getByRole("link").first().click();
      await answer().waitFor();
      const above = page.getByRole("region", { name: "Who has it" });
      await above.waitFor();
      const end = await above.boundingBox().then((box) => (box?.y ?? 0) + (box?.height ?? 0));
      const begin = (await answer().boundingBox())?.y ?? 0;
      expect(begin, "the answer stands on the case").toBeGreaterThanOrEqual(end - 1);
      await page.getByRole("link", { name: "Answer", exact: true }).click();
      await expect.poll(async () => (await answer().boundingBox())?.y ?? 999).toBeLessThan(420);
      // The bar with the search stays: only the review scrolls.
      expect(await page.evaluate("document.scrollingElement.scrollTop")).toBe(0);
      const id = page.url().split("/").at(-1)?.split("?")[0] ?? "";
      await answer().locator("fieldset label").first().click();
      await answer().getByRole("button").first().click();
      const decided = () => desk.database.query("select 1 from surety.decisions where review_id = $1", [id]);
      await expect.poll(async () => (await decided()).length, { timeout: 30_000 }).toBe(1);
      await expect.poll(() => page.url()).not.toContain(id);
    },
    2 * minute,
  );

  it("had no error and broke no security policy", () => expect(rita.errors).toEqual([]));
});
