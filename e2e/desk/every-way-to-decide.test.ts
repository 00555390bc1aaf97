import type { CaseDetail } from "@surety/core/wire/case";
import type { QuestionBackWire } from "@surety/core/wire/deciding";
import type { ReviewDetail } from "@surety/core/wire/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, hasBrowser, openBrowser, type Page } from "../browser.ts";
import { openReviewer } from "../console/reviewer.ts";
import { seriousProblems } from "../console/serious-problems.ts";
import { takeLooks } from "../console/shots.ts";
import { visit, type Visit } from "../console/visit.ts";
import { claimsYaml } from "./claims-workflow.ts";

const patient = { timeout: 30_000 };

describe.skipIf(!hasBrowser)("every way to decide, by keyboard (skipped without Chromium)", () => {
  let owner: Visit;
  let rita: Browser;
  let page: Page;
  let asked: { id: string; link: string };

  beforeAll(async () => {
    owner = await visit({
      "workflows/claims.yaml": claimsYaml("claims", 0),
      "workflows/slow-claims.yaml": claimsYaml("slow-claims", 120),
    });
    rita = await openReviewer(owner, "Rita Reviewer");
    ({ page } = rita);
    for (const workflow of ["claims", "slow-claims"])
      await owner.send("post", `/workflows/${workflow}/stage`, { stage: "assisted", because: "a test" });
  }, 150_000);
  afterAll(async () => {
    await rita?.close();
    await owner?.end();
  });

  const at = (path: string) => `${owner.surety.origin}${path}`;
  const readCase = (id: string) => owner.read<CaseDetail>(`/cases/${id}`);

  /** A case that waits for a person, open at Rita's desk. */
  async function openCase(input: object, workflow = "claims"): Promise<{ id: string; review: string }> {
    const { caseId } = await owner.send<{ caseId: string }>("post", `/workflows/${workflow}/cases`, input);
    await expect.poll(async () => (await readCase(caseId)).review?.status, patient).toBe("open");
    const review = (await readCase(caseId)).review?.id ?? "";
    await page.goto(at(`/inbox/${review}`));
    await page.getByRole("region", { name: "Your answer" }).waitFor();
    await page.getByRole("radio").first().waitFor();
    return { id: caseId, review };
  }
  const answer = () => page.getByRole("region", { name: "Your answer" });
  const statusOf = async (id: string) => (await readCase(id)).status;
  const titlesOf = async (id: string) => (await readCase(id)).timeline.map(({ title }) => title);

  it("corrects a field: a wrong value is refused beside it, the right one is kept", async () => {
    const { id } = await openCase({ text: "the lamp is broken", order: 7 });
    await page.keyboard.press("e");
    const order = answer().getByLabel("Order number", { exact: false });
    await order.waitFor();
    await page.keyboard.press("Tab");
    await order.and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("0");
    const reason = answer().getByRole("alert").filter({ hasText: "below the minimum of 1" });
    await reason.waitFor();
    await answer().getByText("was 7").waitFor();
    expect(await order.getAttribute("aria-invalid")).toBe("true");
    await takeLooks(page, "correct-refused", "#answer [aria-invalid=true]");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await answer().getByText("Mend the marked field", { exact: false }).waitFor();
    expect((await readCase(id)).review?.status).not.toBe("decided");
    await order.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("77");
    await reason.waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page
      .getByRole("region", { name: "What happens then" })
      .getByText("claim", { exact: false })
      .first()
      .waitFor();
    await takeLooks(page, "correct-right", "#answer");
    await page.keyboard.press("Enter");
    await expect.poll(() => statusOf(id), patient).toBe("done");
    expect(await titlesOf(id)).toContain("Decided topic: refund, 1 field corrected");
    const corrections = await owner.read<{ items: object[] }>(`/corrections?caseId=${id}`);
    expect(corrections.items).toMatchObject([{ path: "/input/order", before: 7, after: 77 }]);
    expect((await readCase(id)).input).toMatchObject({ order: 7 });
  }, 90_000);

  it("rejects with a reason, and not without one", async () => {
    const { id } = await openCase({ text: "pay me a lot" });
    await page.keyboard.press("x");
    await page.keyboard.press("Enter");
    await answer().getByRole("alert").getByText("Say why", { exact: false }).waitFor();
    await page.keyboard.press("2");
    await expect
      .poll(() => answer().getByRole("button", { name: "It came too late" }).getAttribute("aria-pressed"))
      .toBe("true");
    await takeLooks(page, "reject", "#answer");
    expect(await seriousProblems(page)).toEqual([]);
    const request = page.waitForRequest(/\/decide$/);
    await page.keyboard.press("Enter");
    expect((await request).postDataJSON()).toMatchObject({ verdict: "reject", reasonCode: "too-late" });
    await expect.poll(() => statusOf(id), patient).toBe("cancelled");
    expect(await titlesOf(id)).toContain("Rejected");
    const decisions = await owner.read<{ items: object[] }>(`/cases/${id}/decisions`);
    expect(decisions.items).toMatchObject([{ verdict: "reject", person: "Rita Reviewer" }]);
  }, 60_000);

  it("sends back for more data, with the fields that are needed", async () => {
    const { id } = await openCase({ text: "it does not work" });
    await page.keyboard.press("w");
    await page.keyboard.type("Which order is it?");
    await page.keyboard.press("Escape");
    await answer().getByRole("checkbox", { name: "Order number" }).focus();
    await page.keyboard.press("Space");
    await takeLooks(page, "send-back", "#answer");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await readCase(id)).waitingFor, patient).toBe("callback");
    const question = await owner.read<QuestionBackWire>(`/cases/${id}/question`);
    expect(question).toMatchObject({ question: "Which order is it?", fields: [{ path: "/input/order" }] });
    expect(question.by).toBe("Rita Reviewer");
    asked = { id, link: question.link ?? "" };
  }, 60_000);

  it("says on the case's page what its sender is asked and until when, with the link to hand over", async () => {
    await page.goto(at(`/cases/${asked.id}`));
    const card = page.getByRole("region", { name: "Question to the sender" });
    await card.getByText("Which order is it?").waitFor();
    await card.getByText("Asked for: Order number").waitFor();
    await card.getByText("without an answer it is back at the desk in 3 d", { exact: false }).waitFor();
    await takeLooks(page, "case-asked", "[aria-label='Question to the sender']");
    expect(await seriousProblems(page)).toEqual([]);
    await rita.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await card.getByRole("button", { name: "Copy the link" }).focus();
    await page.keyboard.press("Enter");
    await card.getByText("Copied").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(asked.link);
  }, 60_000);

  it("takes the answer from its sender, who has no account: not the wrong one, and once", async () => {
    const jo = await openBrowser({ width: 900, height: 800 });
    try {
      await jo.page.goto(asked.link);
      const order = jo.page.getByLabel("Order number");
      await takeLooks(jo.page, "sender");
      expect(await seriousProblems(jo.page)).toEqual([]);
      await order.focus();
      await jo.page.keyboard.type("0");
      await jo.page.keyboard.press("Enter");
      await jo.page.getByRole("alert").getByText("This was not sent yet").waitFor();
      expect(await order.getAttribute("aria-invalid")).toBe("true");
      await takeLooks(jo.page, "sender-wrong");
      expect(await seriousProblems(jo.page)).toEqual([]);
      await order.fill("4711");
      await jo.page.keyboard.press("Enter");
      await jo.page.getByRole("heading", { name: "Thank you" }).waitFor();
      await takeLooks(jo.page, "sender-thanks");
      await jo.page.goto(asked.link);
      await jo.page.getByRole("heading", { name: "Answered already" }).waitFor();
      await takeLooks(jo.page, "sender-used");
      expect(jo.errors.filter((text) => !/status of (410|422)/.test(text))).toEqual([]);
    } finally {
      await jo.close();
    }
    await expect.poll(async () => (await readCase(asked.id)).review?.status, patient).toMatch(/open|claimed/);
    const corrections = await owner.read<{ items: object[] }>(`/corrections?caseId=${asked.id}`);
    expect(corrections.items).toMatchObject([{ path: "/input/order", after: 4711, source: "sender" }]);
    expect(await titlesOf(asked.id)).toContain("The sender answered; it is judged again");
  }, 90_000);

  it("escalates with a note, to the queue of the workflow", async () => {
    const { id, review } = await openCase({ text: "is that even covered" });
    await page.keyboard.press(">");
    await answer().getByLabel("Queue").and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await answer().getByText("Write a note for whoever takes it there.").waitFor();
    await answer().getByLabel("Note").focus();
    await page.keyboard.type("I do not know this contract.");
    await takeLooks(page, "escalate", "#answer");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    const moved = () => owner.read<ReviewDetail>(`/reviews/${review}`);
    await expect.poll(async () => (await moved()).queue, patient).toBe("experts");
    expect((await moved()).status).toBe("open");
    expect(await statusOf(id)).toBe("waiting");
    await page.goto(at(`/inbox/${review}`));
    await page.getByText("I do not know this contract.").waitFor();
  }, 60_000);

  it("splits into parts: one that does not fit is refused in its place, and then each is a case", async () => {
    const { id } = await openCase({ text: "a refund for one, and the other is broken", order: 5 });
    await page.keyboard.press("p");
    const first = answer().getByRole("group", { name: "Part 1" });
    const second = answer().getByRole("group", { name: "Part 2" });
    await first.getByLabel("What happened").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("a refund for one");
    await second.getByLabel("What happened").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await takeLooks(page, "split", "#answer");
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    // What failed says so without taking the focus; F6 goes there.
    await page.getByText("Not saved: a refund for one", { exact: false }).first().waitFor();
    await page.keyboard.press("F6");
    await page.getByRole("button", { name: "Open it" }).focus();
    await page.keyboard.press("Enter");
    await second.getByRole("alert").waitFor();
    await answer().getByText("part 2, text: It is required but missing.").waitFor();
    await page.getByText("Not saved: a refund for one", { exact: false }).first().waitFor({ state: "detached" });
    await takeLooks(page, "split-refused", "#answer fieldset:nth-of-type(2)");
    await second.getByLabel("What happened").focus();
    await page.keyboard.type("the other is broken");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => statusOf(id), patient).toBe("done");
    expect((await readCase(id)).answer).toBe("split into 2 cases");
    const line = (await readCase(id)).timeline.find(({ title }) => title === "Split into 2 cases");
    const parts = await Promise.all(((line?.detail["parts"] ?? []) as string[]).map(readCase));
    expect(parts.map(({ input }) => input)).toMatchObject([
      { text: "a refund for one", order: 5 },
      { text: "the other is broken", order: 5 },
    ]);
    const family = () => page.getByRole("region", { name: "Split" });
    await page.goto(at(`/cases/${id}`));
    await family().getByText("Split into 2").waitFor();
    await takeLooks(page, "case-split", "[aria-label=Split]");
    expect(await seriousProblems(page)).toEqual([]);
    await family().getByRole("link", { name: "the other is broken" }).focus();
    await page.keyboard.press("Enter");
    await family().getByText("A part of").waitFor();
    await takeLooks(page, "case-part", "[aria-label=Split]");
    await family().getByRole("link").focus();
    await page.keyboard.press("Enter");
    await family().getByText("Split into 2").waitFor();
    await page.goto(at("/cases"));
    await page.getByRole("gridcell", { name: "split into 2 cases" }).waitFor();
    await takeLooks(page, "cases-with-split");
  }, 90_000);

  it("says that nothing fits, and has it judged again", async () => {
    const none = await openCase({ text: "good morning" });
    await page.keyboard.press("o");
    await takeLooks(page, "out-of-scope", "#answer");
    await page.keyboard.press("Enter");
    await expect.poll(() => statusOf(none.id), patient).toBe("done");
    expect(await titlesOf(none.id)).toContain("Out of scope");
    const again = await openCase({ text: "my lamp went dark" });
    await page.keyboard.press("e");
    const text = answer().getByLabel("What happened");
    await text.waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("my lamp is broken");
    await page.keyboard.press("Escape");
    await page.keyboard.press("r");
    await takeLooks(page, "judge-again", "#answer");
    await page.keyboard.press("Enter");
    const suggestion = async () => (await readCase(again.id)).judgments.at(-1)?.value;
    await expect.poll(suggestion, patient).toBe("broken");
    await expect.poll(async () => (await readCase(again.id)).review?.status, patient).toBe("open");
  }, 90_000);

  it("takes each of them back by one key, with what was typed", async () => {
    const { id, review } = await openCase({ text: "undo me" }, "slow-claims");
    const undone = async () => {
      await page.getByRole("button", { name: "Undo" }).waitFor();
      await takeLooks(page, "undo");
      await page.keyboard.press("z");
      await expect
        .poll(async () => (await owner.read<ReviewDetail>(`/reviews/${review}`)).undoUntil, patient)
        .toBeNull();
      await expect.poll(() => page.url(), patient).toContain(review);
      await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
      await answer().waitFor();
    };
    await page.keyboard.press("w");
    await page.keyboard.type("Which one?");
    await page.keyboard.press("Control+Enter");
    await undone();
    expect(await answer().getByLabel("Question to the sender").inputValue()).toBe("Which one?");
    expect((await page.request.get(at(`/api/v1/cases/${id}/question`))).status()).toBe(404);
    await page.keyboard.press("Escape");
    await page.keyboard.press("x");
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await undone();
    await expect.poll(async () => (await readCase(id)).review?.status, patient).toMatch(/open|claimed/);
    expect(await statusOf(id)).toBe("waiting");
    const expected = (text: string) => /status of (404|409|422)/.test(text);
    expect([...owner.errors, ...rita.errors].filter((text) => !expected(text))).toEqual([]);
  }, 90_000);
});
