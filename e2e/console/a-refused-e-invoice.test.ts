import { ublInvoice } from "@surety/core/invoice/e-invoices.fixture";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewSummary } from "@surety/core/wire/review";
import { invoiceIntake } from "@surety/templates/invoice-intake/workflow";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { takeLooks } from "./shots.ts";
import { visit, type Visit } from "./visit.ts";

/** A sum that is none, a line that is no number, and a profile that nobody knows. */
const faulty = ublInvoice(
  ['TaxInclusiveAmount currencyID="EUR">108.00', 'TaxInclusiveAmount currencyID="EUR">118.00'],
  [">2.5<", ">two and a half<"],
  [">urn:cen.eu:en16931:2017#compliant", ">urn:somebody.else#compliant"],
);

describe.skipIf(!hasBrowser)("an e-invoice that was refused, at the desk (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  beforeAll(async () => {
    owner = await visit({}, { width: 1440, height: 900 });
    ({ page } = owner);
    // A refused invoice goes to a person before anything is looked up.
    const nowhere = { url: "postgresql://books@localhost:1/books" };
    await owner.send("put", "/connections/erp", { kind: "postgres", settings: nowhere });
    const desk = { url: "http://localhost:1/", secret: `whsec_${Buffer.alloc(24).toString("base64")}` };
    await owner.send("put", "/connections/duty-desk", { kind: "webhook", settings: desk });
    await owner.send("put", "/workflows/invoice-intake", invoiceIntake);
    await owner.send("post", "/workflows/invoice-intake/stage", { stage: "shadow" });
    const multipart = { document: { name: "U-1.xml", mimeType: "application/xml", buffer: Buffer.from(faulty) } };
    const headers = { origin: owner.surety.origin };
    const address = `${owner.surety.origin}/api/v1/workflows/invoice-intake/cases`;
    const answer = await page.request.post(address, { headers, multipart });
    expect(await answer.json()).toMatchObject({ fate: "accepted" });
  }, 240_000);
  afterAll(() => owner?.end());

  const waiting = async () => (await owner.read<{ items: ReviewSummary[] }>("/reviews?workflow=invoice-intake")).items;
  const input = (name: string) => page.locator(`[id="field-bill-${name}"]`);
  const beside = (name: string) => page.locator(`[id="field-bill-${name}-said"]`);
  const note = () => page.getByRole("region", { name: "Refused e-invoice" });

  it(
    "says what its XML says, where, and what is wrong with it, beside each field; nothing is filled in",
    { timeout: 240_000 },
    async () => {
      await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(1);
      await page.goto(`${owner.surety.origin}/inbox/${(await waiting())[0]!.id}`);
      await note().waitFor();
      await takeLooks(page, "refused-invoice", "#answer");
      expect(await note().getByRole("listitem").allTextContents()).toEqual([
        expect.stringMatching(/^profile names rules .* \(BR-01\)\.$/),
      ]);
      expect(await beside("gross").textContent()).toMatch(
        /^118\.00TaxInclusiveAmountis 118 EUR, but net plus tax is 108 \(BR-CO-15\)\./,
      );
      expect(await beside("net").textContent()).toContain("does not go together with gross");
      expect(await beside("number").textContent()).toBe("U-1Invoice/ID");
      expect(await page.getByText('line 1: quantity is not a number: "two and a half".').count()).toBe(1);
      for (const name of ["gross", "net", "number"]) expect(await input(name).inputValue()).toBe("");
      // What cannot be right stands first.
      expect(await page.locator('[id^="field-bill-"][data-edit]').first().getAttribute("id")).toBe("field-bill-gross");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").filter({ hasText: "Choose an answer for bill." }).waitFor();
      expect(await waiting()).toHaveLength(1);
      expect(await seriousProblems(page)).toEqual([]);
    },
  );

  it("can be asked for anew, in words that name what is wrong", { timeout: 240_000 }, async () => {
    await page.keyboard.press("w");
    const question = page.getByLabel("Question to the sender");
    await expect
      .poll(() => question.inputValue())
      .toMatch(/^We cannot book your e-invoice U-1 as it is:\n- totals\.gross is 118 EUR/);
    await takeLooks(page, "refused-invoice-back", "#answer");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("w");
    await note().waitFor();
  });

  it("can be put right by keyboard, beginning with what it says", { timeout: 240_000 }, async () => {
    await page.keyboard.press("u");
    await expect.poll(() => input("gross").evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    expect(await input("number").inputValue()).toBe("U-1");
    await page.keyboard.type("108");
    await page.keyboard.press("Enter");
    await expect.poll(() => input("gross").inputValue()).toBe("108.00");
    expect(await beside("gross").textContent()).toContain("118.00");
    await page.keyboard.press("Alt+Enter");
    await takeLooks(page, "refused-invoice-filled", "#answer");
    expect(await seriousProblems(page)).toEqual([]);
    await input("gross").focus();
    await page.keyboard.press("Alt+Enter");
    await expect.poll(() => input("gross").inputValue()).toBe("118.00");
    await input("gross").fill("108.00");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await waiting()).length).toBe(0);
    const [one] = (await owner.read<{ items: { id: string }[] }>("/cases?workflow=invoice-intake")).items;
    const told = async () => (await owner.read<CaseDetail>(`/cases/${one!.id}`)).timeline.map(({ title }) => title);
    await expect.poll(told, { timeout: 30_000 }).toContainEqual(expect.stringMatching(/^Decided bill: number: U-1/));
  });
});
