import type { ChallengerList } from "@surety/core/wire/challenger";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../packages/server/src/storage/database.ts";
import { hasBrowser } from "../browser.ts";
import { apiOf } from "../surety-api.ts";
import { prepareChallenger } from "./prepare-challenger.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

describe.skipIf(!hasBrowser)("a challenger in the console (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit({});
    ({ page } = owner);
    const { origin } = owner.surety;
    const cookie = (await owner.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
    const api = apiOf(origin, { origin, cookie });
    const database = openDatabase(owner.databaseUrl, 2);
    await prepareChallenger(api, database, "better", { champion: 42, challenger: 0 });
    await prepareChallenger(api, database, "worse", { champion: 0, challenger: 45 });
    await database.close();
  }, 200_000);
  afterAll(() => owner?.end());

  const open = (workflow: string) => page.goto(`${owner.surety.origin}/workflows/${workflow}?tab=versions`);
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const listOf = (workflow: string) => owner.read<ChallengerList>(`/workflows/${workflow}/challengers`);
  const inForce = async (workflow: string) => (await owner.read<{ version: object }>(`/workflows/${workflow}`)).version;

  /** Moves the focus on until it is where this says, as somebody without a mouse does. */
  async function tabTo(name: string): Promise<void> {
    for (let step = 0; step < 12; step += 1) {
      if (await button(name).evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach "${name}"`);
  }

  it("that is ready is promoted by keyboard, after it was said what that does", async () => {
    await open("better");
    await page.getByText("All criteria are met: it may be promoted.").waitFor();
    await page.getByRole("heading", { name: "What a promotion signs" }).waitFor();
    expect(await button("Promote anyway").count()).toBe(0);
    expect(await seriousProblems(page)).toEqual([]);
    await button("Promote").focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Promote the challenger" });
    await dialog.getByText("One click puts everything back").waitFor();
    expect(await dialog.getByLabel("Because").count()).toBe(0);
    expect(await seriousProblems(page)).toEqual([]);
    expect((await listOf("better")).promotions).toEqual([]);
    await tabTo("Promote and sign");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
  }, 60_000);

  it("shows then that its record verifies, with the evidence that was signed", async () => {
    const history = page.getByRole("list", { name: "Promotions" });
    await history.getByText("signature verified").waitFor();
    await history.getByText("Olive Owner").waitFor();
    await page.getByRole("heading", { name: "Signed evidence" }).waitFor();
    expect(await history.getByText("without the evidence").count()).toBe(0);
    const href = await history.getByRole("link", { name: "Record" }).getAttribute("href");
    expect((await page.request.get(owner.surety.origin + href)).status()).toBe(200);
    expect(await seriousProblems(page)).toEqual([]);
  }, 60_000);

  it("is rolled back with a reason, once", async () => {
    await button("Roll back").first().click();
    const dialog = page.getByRole("dialog", { name: "Roll back the last promotion" });
    await dialog.getByRole("button", { name: "Roll back" }).click();
    expect((await listOf("better")).promotions[0]?.rolledBack).toBeNull();
    await dialog.getByLabel("Because").fill("Monday looked odd.");
    await page.keyboard.press("Enter");
    const history = page.getByRole("list", { name: "Promotions" });
    await history.getByText(/Olive Owner, .*: Monday looked odd\./).waitFor();
    expect(await button("Roll back").count()).toBe(0);
    expect((await listOf("better")).promotions[0]?.rolledBack).toMatchObject({ automatic: false });
  }, 60_000);

  it("that was refused can only be promoted against the evidence, with a reason that is kept", async () => {
    await open("worse");
    await page.getByText("topic: the champion is right more often").first().waitFor();
    expect(await button("Promote").count()).toBe(0);
    expect(await button("Withdraw").count()).toBe(0);
    const before = await inForce("worse");
    await button("Promote anyway").click();
    const dialog = page.getByRole("dialog", { name: "Promote the challenger" });
    const go = dialog.getByRole("button", { name: "Promote without the evidence" });
    await go.click();
    expect((await listOf("worse")).promotions).toEqual([]);
    expect(await inForce("worse")).toEqual(before);
    await dialog.getByLabel("Because").fill("The labels are known to be wrong.");
    expect(await seriousProblems(page)).toEqual([]);
    await go.click();
    const history = page.getByRole("list", { name: "Promotions" });
    await history.getByText("without the evidence").waitFor();
    await history.getByText("The labels are known to be wrong.").waitFor();
    expect((await listOf("worse")).promotions).toMatchObject([
      { overrideBecause: "The labels are known to be wrong." },
    ]);
    expect(owner.errors).toEqual([]);
  }, 60_000);
});
