import { invoiceValues } from "@surety/core/extract/invoice-value";
import { recordText } from "@surety/core/extract/record-text";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { arrivingPages, demonstrationInvoices, type InvoicePage, templates } from "@surety/templates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../http/app-env.ts";
import { openTestDoor } from "../http/test-door.ts";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";
import { judgmentIn } from "../worker/judged-value.ts";
import { prepareErp } from "./demonstration-erp.ts";
import { prepareDutyDesk } from "./duty-desk.ts";
import { pageFile, sendInvoices } from "./play-invoices.ts";
import { chunks, sendFile } from "./play-documents.ts";
import { prepareInvoicePages } from "./prepare-invoice-pages.ts";

const workflow = "invoice-intake";
const quiet = {
  json: true,
  say: () => {},
  warn: () => {},
  answer: () => {},
  progress: () => ({ at: () => {}, end: () => {} }),
  fail: () => 70,
};

describe("an invoice in the assisted stage", { timeout: 120_000 }, () => {
  let house: TestHouse;
  let app: App;
  let headers: Record<string, string>;
  const { pages } = arrivingPages();
  const right = pages.filter(({ fault, scanned }) => fault === null && !scanned);
  const [scan] = pages.filter(({ fault, scanned }) => fault === null && scanned);
  const altered = pages.find(({ fault }) => fault === "another account")!;

  beforeAll(async () => {
    house = await openTestHouse();
    ({ app, headers } = await openTestDoor(house));
    headers["content-type"] = "application/json";
    await prepareErp(house);
    await prepareDutyDesk(house);
    const shipped = templates.find(({ name }) => name === workflow)!.workflow;
    await house.commands.saveWorkflow({ ...shipped, review: { ...shipped.review!, undoSeconds: 0 } }, owner);
    await house.commands.setStage(workflow, "assisted", owner);
  });
  afterAll(() => house.end());

  const ask = async <Body>(path: string, body?: object): Promise<Body> => {
    const more = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await app.request(`/api/v1${path}`, { headers, ...more });
    const said = (await response.json()) as Body;
    expect([response.status, said]).toEqual([200, said]);
    return said;
  };
  const caseOf = async (name: string): Promise<CaseDetail> => {
    const [row] = await house.database.query<{ id: string }>(
      "select id from surety.cases where input->'document'->>'name' = $1",
      [name],
    );
    return ask<CaseDetail>(`/cases/${row?.id}`);
  };
  const arrived = async (page: InvoicePage): Promise<CaseDetail> => {
    const content = await pageFile(house, page).content();
    // What is read once is kept: a scan may take longer than a case is waited for.
    await house.world.documents.read((await house.files.add(chunks(content), page.name)).hash);
    await sendFile(house, workflow, { name: page.name, content: async () => content });
    await house.quiet();
    return caseOf(page.name);
  };
  const truthOf = async ({ invoice }: InvoicePage): Promise<string> => {
    const { compiled } = await house.world.definitions.current(workflow);
    const spec = judgmentIn(compiled, "bill");
    return spec?.kind === "extract"
      ? recordText(spec.fields, invoiceValues(spec.fields, invoice))
      : expect.unreachable();
  };
  const openReview = async (caseId: string): Promise<{ id: string; questions: string[] }> => {
    const [row] = await house.database.query<{ id: string; questions: string[] }>(
      "select id, questions from surety.reviews where case_id = $1 and kind = 'review' and status in ('open', 'claimed')",
      [caseId],
    );
    return row ?? expect.unreachable("a person is asked");
  };
  /** As the desk does: what the typed record would do is looked at, and its plan is sent with the answer. */
  const sign = async (page: InvoicePage, { seen = true } = {}): Promise<ReviewPreview> => {
    const { id } = await openReview((await caseOf(page.name)).id);
    const answers = { bill: await truthOf(page) };
    const preview = await ask<ReviewPreview>(`/reviews/${id}/preview`, { answers });
    const plan = preview.plans[preview.answers[0]?.plan ?? -1];
    await ask(`/reviews/${id}/decide`, { answers, ...(seen ? { planHash: plan?.hash } : {}) });
    await house.quiet();
    return preview;
  };
  const asked = async (caseId: string): Promise<number> => {
    const [row] = await house.database.query<{ n: number }>(
      "select count(*)::int as n from surety.reviews where case_id = $1 and kind = 'review'",
      [caseId],
    );
    return row?.n ?? 0;
  };
  const booked = async (caseId: string) =>
    house.database.query("select number from demo_erp.invoices where case_id = $1", [caseId]);

  it("that is data is asked about once, where its match is seen", async () => {
    const [first] = demonstrationInvoices().invoices.filter(({ fault }) => fault === null);
    await sendInvoices(house, [first!]);
    await house.quiet();
    const detail = await caseOf(first!.name);
    expect(detail).toMatchObject({ status: "waiting", route: null });
    expect(detail.judgments.map(({ name, route, reason }) => [name, route, reason.code])).toEqual([
      ["bill", "automate", "asked-later"],
      ["booking", "review", "stage-assisted"],
    ]);
    const { id, questions } = await openReview(detail.id);
    expect(questions).toEqual(["booking"]);
    expect(await booked(detail.id)).toEqual([]);
    await ask(`/reviews/${id}/decide`, { answers: { booking: "post" } });
    await house.quiet();
    expect(await caseOf(first!.name)).toMatchObject({ status: "done", route: "reviewed" });
    expect([await asked(detail.id), (await booked(detail.id)).length]).toEqual([1, 1]);
  });

  it("on paper is read over by a person, who sees what follows, and then it is matched and posted, once", async () => {
    const page = right[0]!;
    const waiting = await arrived(page);
    expect(waiting).toMatchObject({ status: "waiting" });
    expect((await openReview(waiting.id)).questions).toEqual(["bill"]);
    const preview = await sign(page);
    const plan = preview.plans[preview.answers[0]?.plan ?? -1];
    expect(plan).toMatchObject({ end: "prepares", effects: [], follows: [{ judgment: "booking" }] });
    expect(plan?.branches.find(({ answer }) => answer === "post")?.effects).toMatchObject([
      { kind: "assign", target: "posted" },
      {
        kind: "update",
        target: "demo_erp.invoices",
        request: { set: { number: page.invoice.number, supplier_id: "known after match" } },
      },
    ]);
    const done = await caseOf(page.name);
    expect(done).toMatchObject({ status: "done", route: "reviewed" });
    expect(done.judgments[1]).toMatchObject({
      name: "booking",
      value: "post",
      reason: { code: "signed", sentence: "A person signed the record; the rule follows from it." },
    });
    expect([await asked(done.id), await booked(done.id)]).toEqual([1, [{ number: page.invoice.number }]]);
  });

  it("is asked about again where its consequences were not on screen", async () => {
    const page = right[1]!;
    await arrived(page);
    await sign(page, { seen: false });
    const again = await caseOf(page.name);
    expect(again).toMatchObject({ status: "waiting" });
    expect([(await openReview(again.id)).questions, await booked(again.id)]).toEqual([["booking"], []]);
  });

  it("goes to a person with what is wrong where it is not what was ordered, whoever signed its record", async () => {
    await arrived(altered);
    await sign(altered);
    const detail = await caseOf(altered.name);
    expect(detail).toMatchObject({ status: "waiting" });
    expect((await openReview(detail.id)).questions).toEqual(["booking"]);
    const { reason } = detail.judgments[1]!;
    expect(reason).toMatchObject({ code: "check-failed" });
    expect(reason.sentence).toContain("no other account is tolerated");
    expect(await booked(detail.id)).toEqual([]);
  });

  it("out of a scanner goes the same way", async () => {
    await arrived(scan!);
    await sign(scan!);
    const done = await caseOf(scan!.name);
    expect(done).toMatchObject({ status: "done", route: "reviewed" });
    expect([await asked(done.id), (await booked(done.id)).length]).toEqual([1, 1]);
  });

  it("on paper is read as shipped pages teach, which are too few to spare anybody the look", async () => {
    await prepareInvoicePages(house, quiet);
    let [same, fields] = [0, 0];
    for (const page of right.slice(2, 6)) {
      const { judgments } = await arrived(page);
      const [truth, read] = [await truthOf(page), judgments[0]?.value ?? "{}"].map(
        (text) => JSON.parse(text) as Record<string, unknown>,
      );
      expect(judgments[0]?.reason.code).toBe("no-threshold");
      fields += Object.keys(truth!).length;
      same += Object.entries(truth!).filter(
        ([name, value]) => JSON.stringify(value) === JSON.stringify(read![name]),
      ).length;
    }
    expect(same / fields).toBeGreaterThan(0.9);
  });
});
