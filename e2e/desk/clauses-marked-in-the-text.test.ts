import type { CaseDetail } from "@surety/core/wire/case";
import type { ObligationWire } from "@surety/core/wire/obligation";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "../console/serious-problems.ts";
import { visit, type Visit } from "../console/visit.ts";

const leases = `name: leases
title: Leases
input: { type: object, required: [text], properties: { text: { type: string, format: multiline } } }
triggers: [{ id: api, api: {} }]
flow:
  - judge: { terms: { clauses: { text: "{{ input.text }}", types: [notice, law] } } }
  - act: [{ otherwise: [{ track: { clauses: terms, types: [notice], zone: Europe/Berlin } }] }]
review: { queue: legal, due: 8h, undoSeconds: 0 }
`;
const notice = "Notice is given by 30 June 2099 at the latest.";
const text = `LEASE\n\nThe rent is 900 a month.\n\n${notice}\n\nSwiss law applies.`;
const patient = { timeout: 30_000 };

describe.skipIf(!hasBrowser)("clauses of a contract (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  let caseId: string;
  beforeAll(async () => {
    owner = await visit({ "workflows/leases.yaml": leases });
    ({ page } = owner);
    await owner.send("post", "/workflows/leases/stage", { stage: "assisted", because: "a test" });
    ({ caseId } = await owner.send<{ caseId: string }>("post", "/workflows/leases/cases", { text }));
  }, 150_000);
  afterAll(() => owner?.end());

  const read = () => owner.read<CaseDetail>(`/cases/${caseId}`);
  const answer = () => page.getByRole("region", { name: "Your answer" });
  const words = () => answer().getByLabel("Select a clause in the text", { exact: false });

  const mark = async (type: string, quote: string) => {
    await words().fill(quote);
    await answer().getByLabel("Type of the clause").selectOption(type);
    await answer().getByRole("button", { name: "Add", exact: true }).click();
    await answer().getByRole("list", { name: "Clauses" }).getByText(quote).waitFor();
  };

  it("are marked by their words, shown where they stand, and taken out again", async () => {
    await expect.poll(async () => (await read()).review?.status, patient).toBe("open");
    await page.goto(`${owner.surety.origin}/inbox/${(await read()).review?.id}`);
    await words().waitFor();
    await words().fill("words of another contract");
    await answer().getByText("These words do not stand in the text.").waitFor();
    expect(await answer().getByRole("button", { name: "Add", exact: true }).isDisabled()).toBe(true);
    await mark("law", "The rent is 900 a month.");
    await mark("notice", notice);
    await answer().getByText("2099-06-30").waitFor();
    await answer().getByRole("button", { name: "Show in the text: notice" }).click();
    expect(await answer().locator("mark").allTextContents()).toEqual(["The rent is 900 a month.", notice]);
    await answer().getByRole("button", { name: "Not a clause: law" }).click();
    await answer().getByRole("list", { name: "Clauses" }).getByText("900 a month").waitFor({ state: "detached" });
    await answer().getByText("Swiss law applies.").selectText();
    await answer().getByText("Swiss law applies.").dispatchEvent("pointerup");
    await expect.poll(() => words().inputValue()).toContain("Swiss law applies.");
    expect(await seriousProblems(page)).toEqual([]);
  }, 120_000);

  it("are the answer, and what they ask for is on the list until it is done", async () => {
    await words().fill("");
    await words().press("Escape");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await read()).status, patient).toBe("done");
    const start = text.indexOf(notice);
    expect((await read()).judgments[0]?.decidedValue).toBe(`notice ${start}-${start + notice.length}`);
    await page.goto(`${owner.surety.origin}/cases/${caseId}`);
    await page.getByRole("region", { name: "Judgment terms" }).getByText(notice).first().waitFor();
    await page.goto(`${owner.surety.origin}/obligations`);
    const list = page.getByRole("list", { name: "Obligations" });
    await list.getByText("2099-06-30").waitFor();
    await list.getByRole("button", { name: "Done" }).click();
    await page.getByText("No obligations here").waitFor();
    const { items } = await owner.read<{ items: ObligationWire[] }>("/obligations?status=done");
    expect(items).toMatchObject([{ type: "notice", quote: notice, due: "2099-06-30", status: "done" }]);
  }, 120_000);
});
