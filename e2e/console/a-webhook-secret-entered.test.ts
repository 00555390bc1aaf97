import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sortingYaml } from "../bad-input/sorting-workflow.ts";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const hooked = sortingYaml.replace(
  "  - { id: api, api: {} }\n",
  '  - { id: api, api: {} }\n  - { id: shop, webhook: { verify: { standardWebhooks: "secret:SHOP" } } }\n',
);

describe.skipIf(!hasBrowser)("the secret of a webhook (skipped without Chromium)", () => {
  let owner: Visit;
  beforeAll(async () => {
    owner = await visit({ "workflows/sorting.yaml": hooked });
  }, 150_000);
  afterAll(() => owner?.end());

  /** What a shop's system does with the secret that it was given. */
  async function post(secret: string): Promise<number> {
    const body = '{"text":"a refund, please"}';
    const [id, timestamp] = ["shop-1", String(Math.floor(Date.now() / 1000))];
    const signature = createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64"))
      .update(`${id}.${timestamp}.${body}`)
      .digest("base64");
    const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
    return (await fetch(`${owner.surety.origin}/api/v1/hooks/sorting/shop`, { method: "POST", body, headers })).status;
  }

  it("is asked for at the terminal, made in the console, shown once, and lets messages in", async () => {
    const { page, surety } = owner;
    expect(surety.log()).toContain("surety secrets enter SHOP");
    expect(await post(Buffer.alloc(24, 1).toString("base64"))).toBe(401);
    await page.goto(`${surety.origin}/settings?tab=connections`);
    await page.getByText("Its webhooks are refused until it is entered").waitFor();
    expect(await seriousProblems(page)).toEqual([]);

    await page.getByRole("button", { name: "Enter", exact: true }).click();
    await page.getByLabel("Secret that the sender shows").fill("not a secret");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is not a secret of Standard Webhooks").first().waitFor();
    await page.getByRole("button", { name: "Make a new one for the sender" }).click();
    const secret = await page.getByRole("dialog").locator("code").textContent();
    expect(await seriousProblems(page)).toEqual([]);
    expect(await post(secret ?? "")).toBe(202);
    await page.getByRole("button", { name: "I have it" }).click();

    await page.getByRole("button", { name: "Replace" }).waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByText("Webhooks of sorting will be refused. Remove?").waitFor();
    expect(owner.errors.filter((one) => !one.includes("422"))).toEqual([]);
  });
});
