import type { ReviewDetail } from "@surety/core/wire/review";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const workflow = `name: post
title: Post
input:
  type: object
  properties:
    mail: { type: object, format: mail }
    scan: { type: object, format: document, title: The scanned letter }
    customer: { type: string, title: Customer number }
    total: { type: number }
    evidence: { type: array }
triggers: [{ id: api, api: {} }]
flow:
  - prepare:
      text: { clean: { from: input.mail.text } }
      letter: { compute: '{ "total": input.total, "evidence": input.evidence }' }
      large: { compute: input.total > 100.0 }
    expect: ['!text.contains("forbidden")']
  - judge:
      intent: { classify: { text: "{{ text }}", labels: [refund, bug] } }
  - act:
      - { name: Refunds, when: 'intent.value == "refund"', do: [{ assign: { queue: refunds } }] }
      - otherwise: []
review: { queue: desk, history: input.customer, undoSeconds: 7 }
`;

/** What strangers put into mails to get out of them: each must do nothing but be read. */
const hostile = [
  "<script>window.hit = 1; alert(1)</script>",
  "<img src=https://evil.example/pixel.png onerror=alert(2) alt='a picture'>",
  "<svg onload=alert(3)><image href=https://evil.example/svg.png></svg>",
  "<div style='background:url(https://evil.example/back.png)'>styled</div>",
  "<table background=https://evil.example/table.png><tr><td>cell</td></tr></table>",
  "<link rel=stylesheet href=https://evil.example/style.css><style>@import 'https://evil.example/import.css';</style>",
  "<iframe src=https://evil.example/frame></iframe><object data=https://evil.example/object></object>",
  "<form action=https://evil.example/form><input name=password><button>Send</button></form>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/refresh'><base href=https://evil.example/>",
  "<a href=javascript:alert(4)>click me</a> <a href='https://evil.example/login'>https://bank.example</a>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(5)></style></mglyph></table></mtext></math>",
  "</body></html><script>parent.hit = 2</script>",
  "<p>And the harmless end.</p>",
].join("\n");

const thread = `It is still broken, please refund me.

On Mon, 4 Mar 2026 at 10:00, Ann <ann@example.com> wrote:
> Did you restart the lamp?
>
> On Sun, 3 Mar 2026 at 09:00, Jo <jo@example.com> wrote:
>> The lamp flickers at night.`;

const words = [
  { text: "Invoice", box: [40, 40, 90, 18] },
  { text: "Total", box: [40, 120, 50, 14] },
  { text: "120.50", box: [200, 120, 60, 14] },
];

describe.skipIf(!hasBrowser)("a case in one screen (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    owner = await visit({ "workflows/post.yaml": workflow }, { width: 1280, height: 800 });
    ({ page } = owner);
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => {
      asked.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }, 150_000);
  afterAll(() => owner?.end());

  async function arrives(input: object): Promise<string> {
    const { origin } = owner.surety;
    const answer = await page.request.post(`${origin}/api/v1/workflows/post/cases`, {
      data: input,
      headers: { origin },
    });
    expect(await answer.text()).toContain("accepted");
    const { caseId } = (await answer.json()) as { caseId: string };
    const reviewOf = async () =>
      (await owner.read<{ review: { id: string } | null }>(`/cases/${caseId}`)).review?.id ?? "";
    await expect.poll(reviewOf, { timeout: 60_000, interval: 300 }).not.toBe("");
    return reviewOf();
  }
  const region = (name: string | RegExp) => page.getByRole("region", { name });

  it("shows mail, thread, data, reason, history and effects without a click or a scroll", async () => {
    await arrives({
      mail: { subject: "An earlier one", text: "Hello there, where is it?" },
      customer: "C7",
      total: 1,
      evidence: [],
    });
    const id = await arrives({
      mail: {
        from: "Jo <jo@example.com>",
        to: ["help@example.com"],
        subject: "My lamp",
        date: "2026-03-05T08:00:00Z",
        text: thread,
        html: hostile,
      },
      customer: "C7",
      total: 120.5,
      evidence: [],
    });
    await page.goto(`${owner.surety.origin}/inbox/${id}`);
    await page.getByRole("heading", { name: "My lamp" }).waitFor();
    await page.getByText("Jo <jo@example.com>", { exact: true }).waitFor();
    await region("What came").getByText("It is still broken, please refund me.", { exact: true }).waitFor();
    expect(await page.getByText("Did you restart the lamp?", { exact: true }).isVisible()).toBe(false);
    await region("Why it is here").getByText("No answer.").waitFor();
    await region("Prepared").getByText("input.mail.text, without markup").waitFor();
    await region("Prepared").getByText("1 check of the data holds").waitFor();
    await region("Earlier cases of C7").getByText("An earlier one").waitFor();
    await page.keyboard.press("1");
    await region("What happens then").getByText("Rule “Refunds”: intent is refund").waitFor();
    await region("What happens then").getByText("It begins after 7 s").waitFor();
    await page.keyboard.press("2");
    await region("What happens then").getByText("Nothing happens").waitFor();
    const lowest = await region("Earlier cases of C7").boundingBox();
    expect((lowest?.y ?? 900) + (lowest?.height ?? 0)).toBeLessThan(800);
    expect(await seriousProblems(page)).toEqual([]);
  }, 90_000);

  it("opens earlier mails one by one, with who wrote them", async () => {
    const earlier = region("Earlier mails");
    await earlier.getByText("On Mon, 4 Mar 2026 at 10:00, Ann").click();
    const answered = page.getByText("Did you restart the lamp?", { exact: true });
    await answered.waitFor();
    expect(await page.getByText("The lamp flickers at night.", { exact: true }).isVisible()).toBe(false);
  });

  it("shows a hostile mail as it was sent: nothing runs, nothing is asked for, links say where they lead", async () => {
    asked.length = 0;
    await page.getByRole("button", { name: "As sent" }).click();
    const frame = page.frameLocator("iframe[title='The mail as it was sent']");
    await frame.getByText("And the harmless end.").waitFor();
    await frame.getByText("https://bank.example <https://evil.example/login>").waitFor();
    await frame.getByText("[a picture]").waitFor();
    await page.getByText(/\d+ pictures not loaded/).waitFor();
    expect(
      await frame
        .locator("script, img, svg, form, input, iframe, object, link, meta[http-equiv=refresh], [href], [style]")
        .count(),
    ).toBe(0);
    expect(asked.filter((url) => !url.startsWith(owner.surety.origin))).toEqual([]);
    expect(await page.evaluate<unknown>("window.hit")).toBeUndefined();
    expect(owner.errors).toEqual([]);
    await page.getByRole("button", { name: "Text" }).click();
  });

  it("shows a document page by page, and lights the place of a value from either side, by keyboard too", async () => {
    const id = await arrives({
      mail: { from: "jo", subject: "A letter", text: "See the letter." },
      scan: { name: "letter.pdf", pages: [{ width: 400, height: 300, words }] },
      total: 120.5,
      evidence: [{ page: 1, box: [200, 120, 60, 14], field: "total" }],
    });
    await page.goto(`${owner.surety.origin}/inbox/${id}`);
    const mark = page.getByRole("button", { name: "total, read on page 1" });
    const field = page.getByRole("list", { name: "Read from documents" }).getByRole("button", { name: /total/ });
    await page.getByText("laid out from its words").waitFor();
    await field.hover();
    expect(await mark.getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("heading", { name: "A letter" }).hover();
    expect(await mark.getAttribute("aria-pressed")).toBe("false");
    await mark.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "A letter" }).click();
    expect(await field.getAttribute("aria-pressed")).toBe("true");
    expect(await seriousProblems(page)).toEqual([]);
    expect(owner.errors).toEqual([]);
  }, 90_000);

  it("says which check of the data failed, in words", async () => {
    const id = await arrives({ mail: { from: "jo", subject: "No", text: "a forbidden word" }, evidence: [] });
    await page.goto(`${owner.surety.origin}/inbox/${id}`);
    await region("Why it is here")
      .getByText("A check of the data does not hold: not (text contains “forbidden”).")
      .waitFor();
    await region("Prepared").getByText("Check failed: it should be that not (text contains “forbidden”).").waitFor();
    await expect.poll(async () => (await owner.read<ReviewDetail>(`/reviews/${id}`)).why.label).toBe("Failed check");
  }, 90_000);

  it("moves between its regions by keys", async () => {
    await page.keyboard.press("]");
    const focused = () => page.evaluate<string>(`document.activeElement?.getAttribute("aria-label")`);
    expect(await focused()).toBe("Case");
    await page.keyboard.press("]");
    expect(await focused()).toBe("Your answer");
    await page.keyboard.press("[");
    expect(await focused()).toBe("Case");
  });

  it("refuses what is no mail and no document, with the field and what one is", async () => {
    const { origin } = owner.surety;
    const data = { mail: { from: 7 }, scan: { pages: [] }, evidence: [] };
    const answer = await page.request.post(`${origin}/api/v1/workflows/post/cases`, { data, headers: { origin } });
    expect(answer.status()).toBe(422);
    const { problems } = (await answer.json()) as { problems: { field: string; remedy: string }[] };
    expect(problems.map(({ field }) => field)).toEqual(["mail.from", "scan.pages"]);
    expect(problems[1]?.remedy).toContain("pages of { width, height");
  });
});
