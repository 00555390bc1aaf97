import { mkdirSync } from "node:fs";
import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { apiOf, type SuretyApi } from "../surety-api.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

/** Set to a folder, the states of the pages are kept there as pictures. */
const pictures = process.env["SURETY_PICTURES"];

const refunds = {
  name: "refunds",
  title: "Refunds",
  input: {
    type: "object",
    required: ["customer", "message", "amount"],
    properties: { customer: { type: "string" }, message: { type: "string" }, amount: { type: "string" } },
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
          when: 'decision.value == "pay"',
          do: [
            {
              email: {
                connection: "mail",
                to: "refunds@shop.example",
                subject: "Your refund",
                text: "You get {{ input.amount }} back within three days.",
              },
            },
          ],
        },
        { otherwise: [{ assign: { queue: "refused" } }] },
      ],
    },
  ],
  review: { queue: "refunds", undoSeconds: 0, due: "8h", approveByLink: {} },
};

describe.skipIf(!hasBrowser)("a review that is decided from a mail (skipped without Chromium)", () => {
  let smtp: FakeSmtp;
  let owner: Visit;
  let page: Page;
  let api: SuretyApi;
  beforeAll(async () => {
    smtp = await startFakeSmtp();
    owner = await visit({});
    ({ page } = owner);
    const cookies = await owner.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    api = apiOf(owner.surety.origin, { cookie, origin: owner.surety.origin });
    const settings = { host: smtp.host, port: smtp.port, security: "none", from: "surety@desk.example" };
    await api.call("PUT", "/connections/mail", {
      kind: "smtp",
      settings: { ...settings, allowPrivate: [`127.0.0.1:${smtp.port}`] },
    });
  }, 150_000);
  afterAll(async () => {
    await owner?.end();
    await smtp?.close();
  });

  async function picture(name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  }

  it("is set up by keys alone: the connection, a test mail, and what one gets", async () => {
    await page.goto(`${owner.surety.origin}/settings?tab=notices`);
    await page.getByLabel("Mail connection").waitFor();
    await picture("notices-empty");
    await page.getByLabel("Mail connection").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByText("Saved.").waitFor();
    await page.getByRole("button", { name: "Send me a test mail" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("look into olive@example.test").waitFor();
    expect(smtp.mailbox().map(({ mail }) => mail.subject)).toEqual(["A test mail from Surety"]);
    await page.getByLabel("No mail").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByLabel("Comes at").waitFor();
    await picture("notices-digest");
    await page.keyboard.press("ArrowDown");
    await page.getByLabel("Not before").fill("00:00");
    await page.getByLabel("Not after").fill("23:59");
    for (const day of ["Sat", "Sun"]) {
      await page.getByLabel(day).focus();
      await page.keyboard.press("Space");
    }
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Saved." }).first().waitFor();
    await picture("notices-each");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await seriousProblems(page)).toEqual([]);
    await picture("notices-dark");
    await page.emulateMedia({ colorScheme: "light" });
    expect(await seriousProblems(page)).toEqual([]);
  }, 60_000);

  it("is mailed with a link, whose page shows exactly what each answer does, and decides without a session", async () => {
    await api.call("PUT", "/workflows/refunds", refunds);
    await api.call("POST", "/workflows/refunds/stage", { stage: "assisted" });
    await api.call("POST", "/workflows/refunds/stage", { stage: "live", because: "a test of mails" });
    const said = "The lamp came broken.\n\n<img src=x onerror=alert(1)> I want my money back, please.";
    await api.call("POST", "/workflows/refunds/cases", {
      customer: "mia@customer.example",
      message: said,
      amount: "31,40 €",
    });
    const mails = () => smtp.mailbox().filter(({ mail }) => mail.subject === "Reviews: 1 new");
    await expect.poll(() => mails().length, { timeout: 170_000, interval: 500 }).toBe(1);
    const link = /http:\S+\/decide\/\S+/.exec(mails()[0]?.mail.text ?? "")?.[0] ?? "";
    await owner.context.clearCookies();
    await page.goto(link);
    await page.getByText("mia@customer.example").first().waitFor();
    expect(await page.getByText("You get 31,40 € back within three days.").count()).toBe(1);
    expect(await page.locator("img, script").count()).toBe(0);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousProblems(page)).toEqual([]);
      await picture(`link-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 390, height: 844 });
    await picture("link-phone");
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Decide: pay" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Decided" }).waitFor();
    await picture("link-decided");
    const toCustomer = () => smtp.mailbox().filter(({ to }) => to.includes("refunds@shop.example"));
    await expect.poll(() => toCustomer().length, { timeout: 20_000 }).toBe(1);
    await page.goto(link);
    await page.getByRole("heading", { name: "Used already" }).waitFor();
    await picture("link-used");
  }, 200_000);

  it("ends its mails by a button on a page without a session", async () => {
    const { mail } = smtp.mailbox().find((one) => one.mail.subject === "Reviews: 1 new")!;
    const leave = mail.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
    await page.goto(leave.slice(1, -1));
    await page.getByRole("heading", { name: "Mails about reviews" }).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await picture("unsubscribe");
    await page.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "No more mails" }).waitFor();
    const own = await api.call<{ preferences: { mode: string } }>("GET", "/notifications/preferences");
    expect(own.preferences.mode).toBe("none");
    expect(owner.errors.filter((one) => !one.includes("410"))).toEqual([]);
  }, 60_000);
});
