import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { apiOf, type SuretyApi } from "../surety-api.ts";
import { takeLooks } from "./shots.ts";
import { visit, type Visit } from "./visit.ts";

const reason =
  "The lamp came broken: glass in pieces, as the photos show. The customer asks for the money, not for another one.";
const steps = [
  { plan: ["order", "refund", "note"] },
  { next: { tool: "order", arguments: { number: 7 } } },
  { next: { tool: "refund", arguments: { number: 7, amount: 40, reason } } },
  { next: { tool: "note", arguments: { text: "Broken on arrival" } } },
  { next: { answer: "A", certainty: "likely" } },
];

const orders = {
  name: "orders",
  title: "Orders",
  input: { type: "object", required: ["message"], properties: { message: { type: "string" } } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      judge: {
        resolution: {
          agent: {
            task: "Settle what the customer asks about an order.",
            text: "{{ input.message }}",
            answers: ["refund", "explained"],
            tools: {
              order: {
                description: "An order by its number.",
                arguments: { number: { type: "integer" } },
                lookup: { connection: "shop", path: "orders/{{ arguments.number }}" },
              },
              refund: {
                description: "Pays an order back.",
                arguments: {
                  number: { type: "integer" },
                  amount: { type: "number", maximum: 100 },
                  reason: { type: "string", maxLength: 300 },
                },
                do: {
                  http: {
                    connection: "shop",
                    path: "orders/{{ arguments.number }}/refunds",
                    body: { amount: "arguments.amount", reason: "arguments.reason" },
                  },
                },
                stakes: "high",
              },
              note: {
                description: "Keeps a note.",
                arguments: { text: { type: "string" } },
                do: { store: { record: "note", data: { text: "arguments.text" } } },
              },
            },
          },
          models: ["brain/small"],
        },
      },
    },
    {
      act: [
        { name: "Settled", when: 'resolution.value == "refund"', do: [{ carryOut: "resolution" }] },
        { otherwise: [] },
      ],
    },
  ],
  review: { queue: "orders", undoSeconds: 0 },
};

describe.skipIf(!hasBrowser)("an agent that proposes (skipped without Chromium)", () => {
  let brain: FakeLanguageProvider;
  let shop: FakeReceiver;
  let owner: Visit;
  let page: Page;
  let api: SuretyApi;
  beforeAll(async () => {
    [brain, shop] = await Promise.all([startFakeLanguageProvider(), startFakeReceiver()]);
    shop.answer("/orders/7", { body: { number: 7, thing: "lamp", state: "delivered", total: 40 } });
    brain.script(({ messages }) => ({ text: JSON.stringify(steps[(messages - 1) / 2] ?? steps.at(-1)) }));
    owner = await visit({}, { width: 1280, height: 800 });
    ({ page } = owner);
    const cookies = await owner.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    api = apiOf(owner.surety.origin, { cookie, origin: owner.surety.origin });
    const language = { provider: "openai", apiKey: "sk-x", baseUrl: `${brain.url}/v1`, allowPrivate: [brain.host] };
    await api.call("PUT", "/connections/brain", { kind: "language", settings: language });
    const settings = { baseUrl: shop.url, allowPrivate: [shop.host] };
    await api.call("PUT", "/connections/shop", { kind: "http", settings });
    await api.call("PUT", "/workflows/orders", orders);
    await api.call("POST", "/workflows/orders/stage", { stage: "assisted" });
    await api.call("POST", "/workflows/orders/cases", {
      message: "Order 7: the lamp came broken. I want my money back.",
    });
  }, 150_000);
  afterAll(async () => {
    await owner?.end();
    await Promise.all([brain?.close(), shop?.close()]);
  });

  it("shows each call exactly before it happens, and its steps in the life of the case", async () => {
    const open = async () => (await owner.read<{ items: { id: string; caseId: string }[] }>("/reviews")).items;
    await expect.poll(async () => (await open()).length, { timeout: 60_000, interval: 300 }).toBe(1);
    const [review] = await open();
    await page.goto(`${owner.surety.origin}/inbox/${review?.id}`);
    const why = page.getByRole("region", { name: "Why it is here" });
    await why.getByRole("list", { name: "Proposed calls" }).waitFor();
    expect(await why.getByRole("listitem").allTextContents()).toEqual(
      [/refund.*amount 40 · number 7/, /note/].map((one) => expect.stringMatching(one) as string),
    );
    const then = page.getByRole("region", { name: "What happens then" });
    await page.keyboard.press("1");
    await then.getByText("POST orders/7/refunds to").waitFor();
    // The call is there as a whole, without a click.
    expect(await then.getByText('"amount": 40').isVisible()).toBe(true);
    expect(await then.getByText("glass in pieces").first().isVisible()).toBe(true);
    await takeLooks(page, "agent-review", '[aria-label="What happens then"]');
    await page.keyboard.press("2");
    await then.getByText("Nothing happens").waitFor();
    expect(shop.effects()).toEqual([]);
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await expect.poll(() => shop.effects().length, { timeout: 30_000 }).toBe(1);
    expect(shop.effects()[0]).toMatchObject({
      path: "/orders/7/refunds",
      body: JSON.stringify({ amount: 40, reason }),
    });
    await page.goto(`${owner.surety.origin}/cases/${review?.caseId}`);
    for (const line of ["planned order, refund, note", "looked up order", "proposed refund", "proposed note"])
      await page.getByText(`resolution: ${line}`, { exact: true }).waitFor();
    await takeLooks(page, "agent-case", "ol");
    expect(owner.errors).toEqual([]);
  }, 120_000);
});
