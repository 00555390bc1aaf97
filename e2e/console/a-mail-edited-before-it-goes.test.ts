import { mkdirSync } from "node:fs";
import type { DraftRow } from "@surety/core/wire/draft";
import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { apiOf, type SuretyApi } from "../surety-api.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

/** Set to a folder, the states of the pages are kept there as pictures. */
const pictures = process.env["SURETY_PICTURES"];

const letter = "Dear customer,\n\nyou get {{ input.amount }} back within three days.\n\nThe desk";
const refunds = {
  name: "refunds",
  title: "Refunds",
  input: {
    type: "object",
    required: ["message", "amount"],
    properties: { message: { type: "string" }, amount: { type: "string" } },
  },
  triggers: [{ id: "api", api: {} }],
  flow: [
    { prepare: { clean: { clean: { from: "input.message" } } } },
    {
      judge: {
        decision: {
          rule: {
            cases: [
              { when: 'clean == "pay"', value: "pay" },
              { when: 'clean == "refuse"', value: "refuse" },
            ],
          },
        },
      },
    },
    {
      act: [
        {
          name: "Refunds",
          when: 'decision.value == "pay"',
          do: [
            { assign: { queue: "paid" } },
            { email: { connection: "mail", to: "refunds@shop.example", subject: "Your refund", text: letter } },
          ],
        },
        { otherwise: [{ assign: { queue: "refused" } }] },
      ],
    },
  ],
  review: { queue: "refunds", undoSeconds: 0, due: "8h" },
};

/** Answers by what was answered before; no language model is asked. */
const replies = {
  name: "replies",
  title: "Replies",
  input: { type: "object", required: ["message"], properties: { message: { type: "string", maxLength: 2000 } } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      judge: {
        reply: {
          generate: { task: "Answer.", text: "{{ input.message }}", knowledge: ["letters"] },
          models: ["local"],
        },
      },
    },
    {
      act: [
        {
          when: 'reply.value == "draft"',
          do: [{ email: { connection: "mail", to: "a@shop.example", subject: "Yours", text: "{{ reply.text }}" } }],
        },
        { otherwise: [{ assign: { queue: "by hand" } }] },
      ],
    },
  ],
};

describe.skipIf(!hasBrowser)("a mail that is edited before it goes out (skipped without Chromium)", () => {
  let smtp: FakeSmtp;
  let owner: Visit;
  let page: Page;
  let api: SuretyApi;
  beforeAll(async () => {
    smtp = await startFakeSmtp();
    owner = await visit({}, { width: 1440, height: 900 });
    ({ page } = owner);
    const cookies = await owner.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    api = apiOf(owner.surety.origin, { cookie, origin: owner.surety.origin });
    const settings = { host: smtp.host, port: smtp.port, security: "none", from: "surety@desk.example" };
    const allowPrivate = [`127.0.0.1:${smtp.port}`];
    await api.call("PUT", "/connections/mail", { kind: "smtp", settings: { ...settings, allowPrivate } });
    await api.call("PUT", "/workflows/refunds", refunds);
    await api.call("POST", "/workflows/refunds/stage", { stage: "assisted" });
    await api.call("POST", "/workflows/refunds/stage", { stage: "live", because: "a test of drafts" });
    for (const amount of ["31,40 €", "7,00 €"])
      await api.call("POST", "/workflows/refunds/cases", { message: "The lamp came broken.", amount });
  }, 150_000);
  afterAll(async () => {
    await owner?.end();
    await smtp?.close();
  });

  async function picture(name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${name}.png` });
  }
  const then = () => page.getByRole("region", { name: "What happens then" });
  const field = (name: "Subject" | "Text") => then().getByRole("textbox", { name });
  /** Colours fade from one theme to the other: what is looked at before they have arrived is neither. */
  async function inColours(colorScheme: "dark" | "light"): Promise<void> {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    await page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))");
    await page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))");
  }
  const open = async () => (await owner.read<{ items: { id: string }[] }>("/reviews")).items.map(({ id }) => id);
  const typing = () => page.evaluate<string>("document.activeElement?.tagName ?? ''");

  it("stands under its answer, is edited by keys alone, survives a reload, and goes back to the draft", async () => {
    await expect.poll(async () => (await open()).length, { timeout: 60_000, interval: 300 }).toBe(2);
    const [first] = await open();
    await page.goto(`${owner.surety.origin}/inbox/${first}`);
    await page
      .getByText(/^then: /)
      .first()
      .waitFor();
    await page.keyboard.press("2");
    await then().getByText("assign to refused").waitFor();
    expect(await then().getByRole("textbox").count()).toBe(0);
    await page.keyboard.press("1");
    await field("Text").waitFor();
    expect(await field("Subject").inputValue()).toBe("Your refund");
    const draft = await field("Text").inputValue();
    expect(draft).toMatch(/^Dear customer,\n\nyou get .* back within three days\.\n\nThe desk$/);
    await picture("draft");
    await page.keyboard.press("t");
    expect(await typing()).toBe("TEXTAREA");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nP.S. Keep the lamp.");
    await then().getByText("edited", { exact: true }).waitFor();
    await page.reload();
    await field("Text").waitFor();
    expect(await field("Text").inputValue()).toBe(`${draft}\nP.S. Keep the lamp.`);
    await page.keyboard.press("t");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => field("Text").inputValue()).toBe(draft);
    expect(await then().getByText("edited", { exact: true }).count()).toBe(0);
    for (const colorScheme of ["dark", "light"] as const) {
      await inColours(colorScheme);
      expect(await seriousProblems(page)).toEqual([]);
    }
  }, 120_000);

  it("is not sent empty: it says so at the field, and nothing is decided", async () => {
    await page.keyboard.press("t");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await then().getByText("The text is empty.").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").filter({ hasText: "choose an answer that sends nothing" }).last().waitFor();
    await picture("draft-empty");
    expect(await open()).toHaveLength(2);
    await page.keyboard.press("Control+z");
  });

  it("goes out exactly as it was left, and the edit is a label and a figure that opens its case", async () => {
    const [first = ""] = await open();
    const words = "Dear Mia,\n\nyou get your money back today.\n\n— The desk";
    await page.keyboard.press("t");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(words);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Your money, today");
    await page.emulateMedia({ colorScheme: "dark" });
    await picture("draft-edited-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 390, height: 844 });
    await then().scrollIntoViewIfNeeded();
    await picture("draft-phone");
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    const [above, below] = await Promise.all([
      page.getByRole("button", { name: "Add" }).boundingBox(),
      page.getByRole("region", { name: "Your answer" }).boundingBox(),
    ]);
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await picture("draft-edited");
    await page.keyboard.press("Control+Enter");
    const sent = () => smtp.mailbox().filter(({ to }) => to.includes("refunds@shop.example"));
    await expect.poll(() => sent().length, { timeout: 20_000 }).toBe(1);
    expect(sent()[0]?.mail.subject).toBe("Your money, today");
    expect(sent()[0]?.mail.text?.trimEnd()).toBe(words);
    const rows = async () => (await owner.read<{ items: DraftRow[] }>("/drafts?workflow=refunds")).items;
    await expect.poll(async () => (await rows())[0]?.state, { timeout: 10_000 }).toBe("sent");
    expect((await rows()).map(({ field: name, edited, sent: left }) => [name, edited, left])).toEqual([
      ["text", true, words],
      ["subject", true, "Your money, today"],
    ]);
    await expect.poll(open, { timeout: 10_000 }).not.toContain(first);
  }, 90_000);

  it("counts beside one that was sent as drafted, on the page of quality", async () => {
    await field("Text")
      .or(page.getByText(/^then: /).first())
      .first()
      .waitFor();
    await page.keyboard.press("1");
    await field("Text").waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => smtp.mailbox().length, { timeout: 20_000 }).toBe(2);
    const rows = async () => (await owner.read<{ items: DraftRow[] }>("/drafts?workflow=refunds")).items;
    await expect.poll(async () => (await rows()).filter(({ state }) => state === "sent").length).toBe(4);
    await page.goto(`${owner.surety.origin}/workflows/refunds?tab=quality`);
    const card = page.getByRole("region", { name: "Drafts of each action" });
    await card.getByText("Refunds: mail through mail").waitFor();
    await card.getByText("50 %").waitFor();
    await card.scrollIntoViewIfNeeded();
    await picture("drafts-quality");
    await inColours("dark");
    await picture("drafts-quality-dark");
    expect(await seriousProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await card.getByRole("link", { name: "1", exact: true }).click();
    await page.getByText("text edited before it was sent, last 30 days").first().waitFor();
    await expect.poll(() => page.getByText("decision: pay").count()).toBeGreaterThan(0);
    await picture("drafts-cases");
    expect(owner.errors).toEqual([]);
  }, 90_000);

  it("that a past answer gave stands beside it, and a key leads from each sentence to its passage", async () => {
    const answer = "Yes, until the parcel has left our house.";
    const items = [{ question: "Can I change my address?", answer }];
    await api.call("POST", "/knowledge/letters/answers", { name: "answered in spring", items });
    await api.call("PUT", "/workflows/replies", replies);
    await api.call("POST", "/workflows/replies/stage", { stage: "assisted" });
    const { caseId } = await api.call<{ caseId: string }>("POST", "/workflows/replies/cases", {
      message: "Can I change my address?",
    });
    const reviewOf = async () => (await owner.read<{ review: { id: string } | null }>(`/cases/${caseId}`)).review?.id;
    await expect.poll(reviewOf, { timeout: 60_000 }).toBeDefined();
    await page.goto(`${owner.surety.origin}/inbox/${await reviewOf()}`);
    const draft = page.getByRole("group", { name: "Draft of reply with its sources" });
    await draft.getByText(answer).first().waitFor();
    const source = draft.getByRole("button", { name: "Source 1: answered in spring" });
    for (let keys = 0; keys < 80 && (await source.and(page.locator(":focus")).count()) === 0; keys += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const passage = draft.getByRole("listitem").and(page.locator(":focus"));
    await passage.waitFor();
    expect(await passage.textContent()).toContain(answer);
    await picture("draft-with-sources");
    for (const colorScheme of ["dark", "light"] as const) {
      await inColours(colorScheme);
      expect(await seriousProblems(page)).toEqual([]);
    }
    expect(owner.errors).toEqual([]);
  }, 120_000);

  it("that goes out alone, once people have sent such ones, is asked about afterwards with its text and its sources", async () => {
    const answer = "Yes, until the parcel has left our house.";
    const [judge, act] = replies.flow;
    const gate = { maxError: 0.45, assurance: 0.8, audit: 1 };
    const review = { queue: "desk", undoSeconds: 0 };
    const reply = { ...judge!.judge!.reply, generate: { ...judge!.judge!.reply.generate, alone: {} } };
    const alone = {
      ...replies,
      name: "alone",
      title: "Replies alone",
      review,
      flow: [{ judge: { reply }, gate }, act],
    };
    await api.call("PUT", "/workflows/alone", alone);
    await api.call("POST", "/workflows/alone/stage", { stage: "assisted" });
    await api.call("POST", "/workflows/alone/stage", { stage: "live", because: "a test of drafts that go out alone" });
    const send = async (n: number) =>
      (
        await api.call<{ caseId: string }>("POST", "/workflows/alone/cases", {
          message: `Can I change my address? (${n})`,
        })
      ).caseId;
    const mailsTo = () => smtp.mailbox().filter(({ to }) => to.includes("a@shop.example")).length;
    const reviews = async (caseId: string) =>
      (await owner.read<{ items: { id: string; caseId: string }[] }>("/reviews?workflow=alone")).items.filter(
        (one) => one.caseId === caseId,
      );
    for (let n = 1; n <= 4; n += 1) {
      const caseId = await send(n);
      await expect.poll(async () => (await reviews(caseId)).length, { timeout: 60_000 }).toBe(1);
      const [open] = await reviews(caseId);
      await page.goto(`${owner.surety.origin}/inbox/${open!.id}`);
      await page.getByRole("group", { name: "Draft of reply with its sources" }).getByText(answer).first().waitFor();
      await field("Text").waitFor();
      await page.keyboard.press("Enter");
      await expect.poll(mailsTo, { timeout: 20_000 }).toBe(n);
    }
    await api.call("POST", "/workflows/alone/calibrate", {});
    const state = async () =>
      (await owner.read<{ gate: { state: string } }>("/workflows/alone/gates/reply")).gate.state;
    await expect.poll(state, { timeout: 60_000 }).toBe("earned");
    const caseId = await send(5);
    await expect.poll(mailsTo, { timeout: 20_000 }).toBe(5);
    await expect.poll(async () => (await reviews(caseId)).length, { timeout: 20_000 }).toBe(1);
    const [audit] = await reviews(caseId);
    await page.goto(`${owner.surety.origin}/inbox/${audit!.id}`);
    await page.getByText("whether they would send them as they are").waitFor();
    await page.getByRole("group", { name: "Draft of reply with its sources" }).getByText(answer).first().waitFor();
    await page.keyboard.press("1");
    await field("Text").waitFor();
    for (const colorScheme of ["dark", "light"] as const) {
      await inColours(colorScheme);
      await picture(`draft-audited-${colorScheme}`);
      expect(await seriousProblems(page)).toEqual([]);
    }
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await reviews(caseId)).length, { timeout: 20_000 }).toBe(0);
    expect(mailsTo()).toBe(5);
    await page.goto(`${owner.surety.origin}/workflows/alone?tab=quality`);
    await page.getByText("What counts as right").waitFor();
    await picture("draft-gate-quality");
    await page.goto(`${owner.surety.origin}/workflows/alone?tab=gate`);
    await page.getByText("drafts that go out alone would a person have changed or not sent").first().waitFor();
    for (const colorScheme of ["dark", "light"] as const) {
      await inColours(colorScheme);
      await picture(`draft-gate-${colorScheme}`);
    }
    await page.goto(`${owner.surety.origin}/cases/${caseId}`);
    await page.getByText("No check has marked the draft").first().waitFor();
    await picture("draft-alone-case");
    expect(owner.errors).toEqual([]);
  }, 180_000);
});
