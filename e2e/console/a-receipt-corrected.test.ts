import { mkdirSync } from "node:fs";
import { layoutText } from "@surety/core/extract/layout-text";
import { type Receipt, receipts } from "@surety/testing/factories/receipts";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

/** Set to a folder, the states of the desk are kept there as pictures. */
const pictures = process.env["SURETY_PICTURES"];

const workflow = `name: receipts
title: Receipts
noun: receipts
input:
  type: object
  required: [document]
  properties: { document: { type: object, format: document, title: The receipt } }
triggers: [{ id: api, api: {} }]
flow:
  - prepare: { doc: { read: { document: input.document } } }
  - judge:
      record:
        extract:
          from: doc
          fields:
            seller: { type: text }
            date: { type: date, country: GB }
            returnBy: { type: date, country: GB }
            total: { type: money, country: GB }
            paid: { type: money, country: GB }
            vat: { type: vat }
  - act: [{ otherwise: [{ assign: { queue: booked } }] }]
review: { queue: bookkeeping, due: 8h }
`;
const withSize = ({ pages }: Receipt) => pages.map((one) => ({ width: 320, height: 300, ...one }));
const wordsOf = ({ pages }: Receipt) => pages[0]!.words!.map(({ text }) => text);
const after = (receipt: Receipt, word: string) => wordsOf(receipt)[wordsOf(receipt).indexOf(word) + 1] ?? "";
const iso = (day: string) => day.split("/").toReversed().join("-");
const recordOf = (receipt: Receipt) => ({
  seller: receipt.values.seller,
  date: iso(receipt.values.date),
  returnBy: iso(after(receipt, "until")),
  total: receipt.values.total,
  paid: after(receipt, "Cash"),
  vat: receipt.values.vat,
});

describe.skipIf(!hasBrowser)("a receipt whose fields are put right at the desk (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  const [receipt] = receipts(1, 7) as [Receipt];

  beforeAll(async () => {
    if (pictures) mkdirSync(pictures, { recursive: true });
    owner = await visit({ "workflows/receipts.yaml": workflow });
    ({ page } = owner);
  }, 240_000);
  afterAll(() => owner?.end());

  it("is read by what labels have taught", { timeout: 240_000 }, async () => {
    const items = receipts(60, 8).map((one, at) => ({
      text: layoutText(withSize(one)),
      value: JSON.stringify(recordOf(one)),
      externalId: `${at}`,
    }));
    await owner.send("post", "/workflows/receipts/labels", { judgment: "record", items });
    const { id } = await owner.send<{ id: string }>("post", "/workflows/receipts/train", {});
    await expect
      .poll(async () => (await owner.read<{ status: string }>(`/jobs/${id}`)).status, { timeout: 120_000 })
      .toBe("done");
    await owner.send("post", "/workflows/receipts/cases", { document: { pages: withSize(receipt) } });
    await expect
      .poll(
        async () => (await owner.read<{ items: { status: string }[] }>("/cases?workflow=receipts")).items[0]?.status,
      )
      .toBe("waiting");
  });

  it("is decided by keyboard alone, in few keys, and becomes a label", { timeout: 240_000 }, async () => {
    await page.goto(`${owner.surety.origin}/inbox`);
    const record = page.getByRole("group", { name: "record" });
    const inputs = record.getByRole("textbox");
    await expect.poll(() => inputs.count()).toBe(6);
    const seller = record.getByRole("textbox", { name: /^seller/ });
    await expect.poll(() => seller.inputValue()).toBe(receipt.values.seller);
    if (pictures) await page.screenshot({ path: `${pictures}/receipt.png` });
    expect(await seriousProblems(page)).toEqual([]);

    await page.getByRole("button", { name: /^Accept 6 fields/ }).waitFor();
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await press("q");
    const isSeller = () => seller.evaluate((one) => one === one.ownerDocument.activeElement);
    // The least sure stands first, so how far it is to the one that is wrong depends on the others.
    for (let at = 0; at < 6 && !(await isSeller()); at += 1) await press("Tab");
    expect(await isSeller()).toBe(true);
    const mark = page.getByRole("button", { name: "seller, read on page 1" }).first();
    await expect.poll(() => mark.getAttribute("aria-pressed")).toBe("true");
    await press("End");
    for (const letter of " & Co") await press(letter === " " ? "Space" : letter);
    await press("Control+Enter");
    await expect.poll(() => inputs.count()).toBe(0);
    // A key takes a practised typist 0.28 s (Card, Moran and Newell 1980); three looks at 1.35 s come with it.
    expect(keys * 0.28 + 3 * 1.35).toBeLessThan(15);

    const corrected = JSON.stringify({ ...recordOf(receipt), seller: `${receipt.values.seller} & Co` });
    const labels = () => owner.read<{ items: { value: string }[] }>("/workflows/receipts/labels?source=review");
    await expect.poll(async () => (await labels()).items.map(({ value }) => value)).toEqual([corrected]);
  });
});
