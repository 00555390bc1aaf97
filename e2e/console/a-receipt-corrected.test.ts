import { mkdirSync } from "node:fs";
import { layoutText } from "@surety/core/extract/layout-text";
import type { LabelRow } from "@surety/core/wire/label";
import { oddShop, plainShops, type ShopReceipt, shopReceipts } from "@surety/testing/factories/shop-receipts";
import { billPages, bills as sampleBills, type SampleBill } from "@surety/testing/factories/bills";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, hasBrowser } from "../browser.ts";
import { KeyboardPerson } from "./keyboard-person.ts";
import { openReviewer } from "./reviewer.ts";
import { seriousProblems } from "./serious-problems.ts";
import { takeLooks } from "./shots.ts";
import { visit, type Visit } from "./visit.ts";

if (process.env["SURETY_SHOTS"] !== undefined) mkdirSync(process.env["SURETY_SHOTS"], { recursive: true });

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
          layouts: seller
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
const contracts = `name: contracts
title: Contracts
noun: contracts
input: { type: object, required: [body], properties: { body: { type: string } } }
triggers: [{ id: api, api: {} }]
flow:
  - judge: { terms: { clauses: { text: "{{ input.body }}", types: [renewal, audit rights] } } }
  - act: [{ otherwise: [{ assign: { queue: read } }] }]
review: { queue: legal }
`;
const bills = `name: bills
title: Bills
noun: bills
input:
  type: object
  required: [document]
  properties: { document: { type: object, format: document, title: The bill } }
triggers: [{ id: api, api: {} }]
flow:
  - prepare: { doc: { read: { document: input.document } } }
  - judge:
      bill:
        extract:
          from: doc
          fields:
            net: { type: money, country: GB }
            lines:
              type: lines
              country: GB
              sum: net
              columns:
                name: { type: text }
                quantity: { type: number }
                price: { type: money }
                amount: { type: money }
  - act: [{ otherwise: [{ assign: { queue: booked } }] }]
review: { queue: purchasing, due: 8h }
`;
type Field = keyof ShopReceipt["record"];

const billAnswer = ({ net, lines }: SampleBill) => {
  const rows = lines.map(({ name, quantity, price, amount }) => ({ name, quantity, price, amount }));
  return { net, lines: rows };
};

/** What the shop's printer has set badly: the value is not on the page as it should be, and has to be typed. */
function smudged({ pages, record }: ShopReceipt): ShopReceipt {
  const words = pages[0]!.words!.map((one) => (one.text === "Ltd" ? { ...one, text: "Lto" } : one));
  return { pages: [{ ...pages[0]!, words }], record };
}

describe.skipIf(!hasBrowser)("a receipt whose fields are put right at the desk (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  let colleague: Browser | undefined;
  const [first, second] = shopReceipts(oddShop, 2, 7).map(smudged) as [ShopReceipt, ShopReceipt];

  beforeAll(async () => {
    owner = await visit({
      "workflows/receipts.yaml": workflow,
      "workflows/contracts.yaml": contracts,
      "workflows/bills.yaml": bills,
    });
    ({ page } = owner);
  }, 240_000);
  afterAll(async () => {
    await colleague?.close();
    await owner?.end();
  });

  const labels = async (of = "receipts/labels?source=review") =>
    (await owner.read<{ items: LabelRow[] }>(`/workflows/${of}`)).items;
  const waiting = async () =>
    (await owner.read<{ items: { status: string }[] }>("/cases?workflow=receipts&status=waiting")).items.length;
  const inputs = () => page.getByRole("group", { name: "record" }).getByRole("textbox");
  const input = (field: string) => page.locator(`[id="field-record-${field}"]`);

  it("is read by what labels have taught, and told how new layouts are learned", { timeout: 240_000 }, async () => {
    const known = plainShops.flatMap((shop) => shopReceipts(shop, 10, 8));
    const items = known.map(({ pages, record }, at) => ({
      text: layoutText(pages),
      value: JSON.stringify(record),
      externalId: `${at}`,
    }));
    await owner.send("post", "/workflows/receipts/labels", { judgment: "record", items });
    const { id } = await owner.send<{ id: string }>("post", "/workflows/receipts/train", {});
    await expect
      .poll(async () => (await owner.read<{ status: string }>(`/jobs/${id}`)).status, { timeout: 120_000 })
      .toBe("done");
    for (const { pages } of [first, second])
      await owner.send("post", "/workflows/receipts/cases", { document: { name: "receipt.pdf", pages } });
    await expect.poll(waiting).toBe(2);
    await page.goto(`${owner.surety.origin}/quality?workflow=receipts`);
    const learned = page.getByRole("img", { name: /^After 0 corrected documents .* After 1 corrected document / });
    await learned.waitFor();
    await learned.scrollIntoViewIfNeeded();
    await takeLooks(page, "layout-curve", 'svg[aria-label^="After 0"]');
    expect(await seriousProblems(page)).toEqual([]);
  });

  it(
    "has six fields corrected by keyboard alone in less than 15 s of a person's time",
    { timeout: 240_000 },
    async () => {
      await page.goto(`${owner.surety.origin}/inbox`);
      await expect.poll(() => inputs().count()).toBe(6);
      await page.getByRole("button", { name: /^Accept / }).waitFor();
      await takeLooks(page, "receipt-before", "#answer");
      const person = new KeyboardPerson(page);
      await person.begin();
      person.look();
      await person.press("q");
      const fields = await inputs().evaluateAll((all) =>
        all.map((one) => one.id.replace("field-record-", "") as never),
      );
      const done = { confirmed: 0, taken: 0, typed: 0, absent: 0 };
      let waited = 0;
      for (const field of fields as Field[]) {
        await expect.poll(() => input(field).evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
        person.look();
        done[await putRight(person, field, first.record[field])] += 1;
        await expect.poll(() => input(field).inputValue()).toBe(first.record[field] ?? "");
        if (field === fields.at(-2)) {
          await takeLooks(page, "receipt-corrected", "#answer");
          expect(await seriousProblems(page)).toEqual([]);
        }
        if (field === fields.at(-1)) waited = await person.waited();
        await person.press("Enter");
      }
      // One value was misread, others stand elsewhere on the page, and one is not there at all.
      expect(done).toMatchObject({ typed: 1, absent: 1 });
      expect(done.taken).toBeGreaterThanOrEqual(1);
      const { keys, looks } = person;
      expect(person.seconds, `${keys} keys, ${looks} looks, and ${waited.toFixed(1)} s of the machine`).toBeLessThan(
        15,
      );
      await expect.poll(async () => (await labels()).map(({ value }) => value)).toEqual([JSON.stringify(first.record)]);
    },
  );

  /** As whoever sees the receipt does it: by the arrows where the value stands on it, by letters where it was misread. */
  async function putRight(person: KeyboardPerson, field: Field, wanted: string | null) {
    const has = await input(field).inputValue();
    if (has === (wanted ?? "")) return "confirmed";
    if (wanted === null) {
      await person.press("Backspace");
      return "absent";
    }
    if (field === "seller") {
      await person.press("End");
      await person.press("Backspace");
      await person.press("d");
      return "typed";
    }
    const { by, times } = await way(field, has, wanted);
    await person.press(by, times);
    return "taken";
  }

  /** The arrow that leads from one value to another, and how often: a person sees that on the page. */
  async function way(field: Field, has: string, wanted: string) {
    const words = first.pages[0]!.words!.map(({ text }) => text);
    const isDay = field === "date" || field === "returnBy";
    const places = words.filter((word) => (isDay ? /^\d\d\/\d\d\/\d{4}$/ : /^\d+\.\d\d$/).test(word));
    const values = places.map((word) => (isDay ? word.split("/").toReversed().join("-") : word));
    const from = values.lastIndexOf(has);
    const steps = values.lastIndexOf(wanted) - from;
    return steps > 0 ? { by: "ArrowDown", times: steps } : { by: "ArrowUp", times: from === -1 ? 1 : -steps };
  }

  it(
    "can be clicked together, looked at closely, and taken back before the server has answered",
    {
      timeout: 240_000,
    },
    async () => {
      await expect.poll(() => inputs().count()).toBe(6);
      const at = (text: string) => page.locator(`rect[data-pick="${text}"]`).last();
      await input("total").fill("");
      await at(second.record.total).click();
      await expect.poll(() => input("total").inputValue()).toBe(second.record.total);
      expect(await at(second.record.total).getAttribute("data-taken")).toBe("true");
      const drawn = page.getByRole("group", { name: /^Page 1 of/ });
      const width = async () => (await drawn.boundingBox())?.width ?? 0;
      const before = await width();
      await page.keyboard.press("Alt+ArrowUp");
      await expect.poll(width).toBeGreaterThan(before * 1.4);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Shift+R");
      await expect.poll(() => drawn.getAttribute("viewBox")).toBe(`0 0 ${second.pages[0]!.height} 320`);
      await takeLooks(page, "receipt-turned", "[data-pages]");
      await page.keyboard.press("0");
      await expect.poll(width).toBe(before);
      await page.getByRole("button", { name: "seller, read on page 1" }).first().click();
      await expect.poll(() => input("seller").evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);

      let answer = () => {};
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route("**/decide", async (route) => {
        await held;
        await route.continue();
      });
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => inputs().count()).toBe(0);
      await page.keyboard.press("z");
      await expect.poll(() => inputs().count()).toBe(6);
      answer();
      await expect.poll(async () => (await labels()).length).toBe(1);
      await expect.poll(waiting).toBe(1);
    },
  );

  it("gets its second opinion in the same form, which makes it teach", { timeout: 240_000 }, async () => {
    colleague = await openReviewer(owner, "Carl Colleague");
    const other = colleague.page;
    await other.goto(`${owner.surety.origin}/datasets?workflow=receipts&tab=labels`);
    const field = (name: string) => other.locator(`[id="field-record-${name}"]`);
    await field("seller").waitFor();
    expect(await seriousProblems(other)).toEqual([]);
    await takeLooks(other, "second-opinion", "[data-answers]");
    for (const [name, value] of Object.entries(first.record)) await field(name).fill(value ?? "");
    await other.keyboard.press("Control+Enter");
    await expect.poll(async () => (await labels())[0]?.confirmed, { timeout: 20_000 }).toBe("second-person");
  });

  it("has clauses marked by a second person in the form of the desk, too", { timeout: 240_000 }, async () => {
    const clause = "This contract renews each year.";
    const items = [{ text: `Parties agree. ${clause} Signed.`, value: "renewal 15-46", externalId: "c1" }];
    await owner.send("post", "/workflows/contracts/labels", { judgment: "terms", items, verified: false });
    const other = colleague!.page;
    await other.goto(`${owner.surety.origin}/datasets?workflow=contracts&tab=labels`);
    await other.getByRole("textbox", { name: /write its words here/ }).fill(clause);
    await other.getByRole("button", { name: "Add" }).click();
    await takeLooks(other, "second-opinion-clauses", "[data-answers]");
    expect(await seriousProblems(other)).toEqual([]);
    await other.getByRole("button", { name: /^Give this answer/ }).click();
    const standing = async () => (await labels("contracts/labels"))[0];
    await expect.poll(standing).toMatchObject({ confirmed: "second-person", value: "renewal 15-46" });
  });

  it(
    "has the lines of a bill put right by keyboard alone, with what they come to beside its total",
    {
      timeout: 240_000,
    },
    async () => {
      const known = sampleBills(60, 3);
      const items = known.map((bill, at) => ({
        text: layoutText(billPages(bill)),
        value: JSON.stringify(billAnswer(bill)),
        externalId: `${at}`,
      }));
      await owner.send("post", "/workflows/bills/labels", { judgment: "bill", items });
      const { id: job } = await owner.send<{ id: string }>("post", "/workflows/bills/train", {});
      await expect
        .poll(async () => (await owner.read<{ status: string }>(`/jobs/${job}`)).status, { timeout: 120_000 })
        .toBe("done");
      const bill = sampleBills(40, 9).find(({ lines }) => lines.length === 5)!;
      // Of the second line the quantity is misread, so that it does not multiply out; of the last one nothing is printed.
      const [, second] = bill.lines as [unknown, SampleBill["lines"][number]];
      const pages = billPages({ ...bill, lines: bill.lines.slice(0, 4) });
      const figure = pages[0]!.words.filter(({ text }) => text === second.quantity).find(({ box }) => box[1] > 110)!;
      figure.text = "77";
      await owner.send("post", "/workflows/bills/cases", { document: { name: "bill.pdf", pages } });
      const waits = async () =>
        (await owner.read<{ items: { id: string }[] }>("/reviews?workflow=bills")).items.map(({ id }) => id);
      await expect.poll(async () => (await waits()).length).toBe(1);
      await page.goto(`${owner.surety.origin}/inbox/${(await waits())[0]}`);
      const grid = page.getByRole("grid", { name: "Lines of lines" });
      const cell = (name: string, line: number) => grid.getByRole("textbox", { name: `${name}, line ${line}` });
      const focused = () => page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");
      await grid.waitFor();
      await takeLooks(page, "bill-before", "#answer");
      await page.keyboard.press("q");
      await page.locator('[id="field-bill-net"]').fill(bill.net);
      await page.keyboard.press("Enter");
      // What is unsure comes first: the line that does not multiply out.
      await expect.poll(focused).toBe("name, line 2, unsure");
      await page.keyboard.press("ArrowRight");
      await expect.poll(focused).toBe("quantity, line 2, unsure");
      await takeLooks(page, "bill-unsure", "#answer");
      expect(await seriousProblems(page)).toEqual([]);
      await page.keyboard.type(second.quantity);
      await page.keyboard.press("Enter");
      await expect.poll(focused).toBe("quantity, line 3");
      expect(await page.getByText("too little").textContent()).toContain(`net is ${bill.net}`);
      // A line that is missing, typed below the last one, taken back, and typed again.
      const last = bill.lines.at(-1)!;
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Shift+Enter");
      await expect.poll(focused).toBe("name, line 5");
      await page.keyboard.press("Shift+Backspace");
      await expect.poll(() => grid.getByRole("rowheader").count()).toBe(4);
      await page.keyboard.press("Control+z");
      await expect.poll(() => grid.getByRole("rowheader").count()).toBe(5);
      for (let times = 0; times < 4; times += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowLeft");
      await expect.poll(focused).toBe("name, line 5");
      for (const value of [last.name, last.quantity, last.price, last.amount]) {
        await page.keyboard.type(value);
        if (value !== last.amount) await page.keyboard.press("Tab");
      }
      await expect.poll(() => page.getByText(", as net").count()).toBe(1);
      await page.reload();
      await expect.poll(() => grid.getByRole("rowheader").count()).toBe(5);
      await expect.poll(() => page.getByText(", as net").count()).toBe(1);
      // A press on the page fills the cell that is looked at.
      await grid.getByRole("button", { name: /^price, line 1/ }).click();
      await cell("price", 1).fill("1");
      await page.locator(`rect[data-pick="${bill.lines[0]!.price}"]`).first().click();
      await expect.poll(() => cell("price", 1).inputValue()).toBe(bill.lines[0]!.price);
      await takeLooks(page, "bill-corrected", "#answer");
      expect(await seriousProblems(page)).toEqual([]);
      await page.keyboard.press("Control+Enter");
      await expect
        .poll(async () =>
          (await labels("bills/labels?source=review")).map(({ value }) => JSON.parse(value ?? "") as unknown),
        )
        .toEqual([billAnswer(bill)]);
      // The whole case says what a person changed in which line.
      const [waited] = (await owner.read<{ items: { id: string }[] }>("/cases?workflow=bills")).items;
      await page.goto(`${owner.surety.origin}/cases/${waited!.id}`);
      const listed = page.getByRole("table", { name: "Lines of lines" }).first();
      await listed.waitFor();
      expect(await listed.locator("del").allTextContents()).toEqual(["77"]);
      await listed.scrollIntoViewIfNeeded();
      await takeLooks(page, "bill-case", "table[aria-label^=Lines]");
      expect(await seriousProblems(page)).toEqual([]);
    },
  );

  it("stays quick with a bill of two hundred lines, of which nobody has read one", { timeout: 240_000 }, async () => {
    const [first, ...others] = sampleBills(60, 11).flatMap(({ lines }) => lines);
    const long = { ...sampleBills(1, 1)[0]!, lines: [first!, ...others].slice(0, 200), net: "1.00" };
    expect(long.lines).toHaveLength(200);
    const [waiting] = (await owner.read<{ items: { id: string }[] }>("/reviews?workflow=bills")).items;
    expect(waiting).toBeUndefined();
    const pages = billPages(long);
    await owner.send("post", "/workflows/bills/cases", { document: { name: "long.pdf", pages } });
    const waits = async () => (await owner.read<{ items: { id: string }[] }>("/reviews?workflow=bills")).items;
    await expect.poll(async () => (await waits()).length).toBe(1);
    await page.goto(`${owner.surety.origin}/inbox/${(await waits())[0]!.id}`);
    const grid = page.getByRole("grid", { name: "Lines of lines" });
    await grid.waitFor();
    await expect.poll(() => grid.getByRole("rowheader").count()).toBe(200);
    await grid.getByRole("button", { name: /^quantity, line 1:/ }).click();
    const person = new KeyboardPerson(page);
    await person.begin();
    await person.press("ArrowDown", 10);
    await person.press("7", 10);
    const waited = await person.waited();
    // Beside a whole suite on a slow machine; a key alone takes some hundredths of a second.
    expect(waited / person.keys, `${waited.toFixed(2)} s for ${person.keys} keys`).toBeLessThan(1);
    if (process.env["SURETY_SHOTS"] !== undefined) console.log(`${waited.toFixed(2)} s for ${person.keys} keys`);
  });
});
