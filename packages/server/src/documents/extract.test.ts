import { layoutText } from "@surety/core/extract/layout-text";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewDetail, reviewPage } from "@surety/core/wire/review";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { pdfFile } from "@surety/testing/factories/pdf-file";
import { type Receipt, receipts } from "@surety/testing/factories/receipts";
import type { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import type { App } from "../http/app-env.ts";
import { openTestDoor } from "../http/test-door.ts";
import { labelsAsCsv } from "../project/labels-as-csv.ts";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const fields = {
  seller: { type: "text" },
  date: { type: "date", country: "GB" },
  total: { type: "money", country: "GB" },
  vat: { type: "vat" },
} as const;

const workflow = ruleWorkflow({
  name: "receipts",
  title: "Receipts",
  noun: "receipts",
  input: {
    type: "object",
    required: ["document"],
    properties: { document: { type: "object", format: "document" } },
  },
  accept: "true",
  labels: { secondPerson: false },
  flow: [
    { prepare: { doc: { read: { document: "input.document" } } } },
    { judge: { record: { extract: { from: "doc", fields } } }, gate: { maxError: 0.2, audit: 0.01 } },
    {
      act: [
        {
          when: "record.fields.vat == null",
          do: [{ store: { record: "bill", data: { due: "record.fields.total.micros", vat: "record.fields.vat" } } }],
        },
        {
          otherwise: [
            {
              store: {
                record: "bill",
                data: { due: "record.fields.total.micros", seller: "record.fields.seller", day: "record.fields.date" },
              },
            },
          ],
        },
      ],
    },
  ],
} as unknown as Partial<WorkflowSource>);
delete (workflow as { dedupe?: unknown }).dedupe;

const page = { width: 320, height: 400 };
const withSize = ({ pages }: Receipt) => pages.map((one) => ({ ...page, ...one }));
const day = (value: string) => value.split("/").toReversed().join("-");
const recordOf = ({ values }: Receipt) =>
  JSON.stringify({ seller: values.seller, date: day(values.date), total: values.total, vat: values.vat });

describe("fields of documents, from the door to the gate", () => {
  let house: TestHouse;
  let app: App;
  let headers: Record<string, string>;
  const known = receipts(420, 1);
  const fresh = receipts(40, 2);

  beforeAll(async () => {
    house = await openTestHouse();
    ({ app, headers } = await openTestDoor(house));
    headers["content-type"] = "application/json";
    await house.commands.saveWorkflow(workflow, owner);
    await house.commands.setStage("receipts", "live", owner);
  });
  afterAll(() => house.end());

  const read = async <Body>(path: string): Promise<Body> =>
    (await (await app.request(`/api/v1${path}`, { headers })).json()) as Body;
  const caseOf = (id: string) => read<CaseDetail>(`/cases/${id}`);
  const sent = async (receipt: Receipt): Promise<CaseDetail> => {
    const [arrival] = await house.send("receipts", { document: { pages: withSize(receipt) } });
    await house.quiet();
    return caseOf(arrival?.caseId ?? "");
  };
  const reviewOf = async (caseId: string): Promise<ReviewDetail> => {
    const { items } = await read<z.output<typeof reviewPage>>("/reviews?workflow=receipts");
    return read<ReviewDetail>(`/reviews/${items.find((one) => one.caseId === caseId)?.id}`);
  };
  const decide = (review: string, answer: string) =>
    house.commands.decideReview(review, { answers: { record: answer } }, reviewer);
  const bills = async (caseId: string) =>
    (await house.database.query<{ data: unknown }>("select data from surety.records where case_id = $1", [caseId])).map(
      (one) => one.data,
    );

  it("asks a person for the fields where nothing was learned, and takes them in their one form", async () => {
    const [receipt] = fresh;
    const detail = await sent(receipt!);
    expect(detail).toMatchObject({ status: "waiting", waitingFor: "review" });
    const review = await reviewOf(detail.id);
    expect(review.preview).toContain(receipt!.values.seller);
    expect(review.questions).toMatchObject([
      {
        judgment: "record",
        kind: "extract",
        options: [],
        fields: Object.entries(fields).map(([name, { type }]) => ({ name, type })),
        suggestion: null,
      },
    ]);
    await expect(decide(review.id, "twelve")).rejects.toMatchObject({ code: "bad-answer", field: "answers.record" });
    await expect(decide(review.id, '{"colour":"red"}')).rejects.toThrow('has a field "colour" that is not read');
    await decide(review.id, '{"total":" 1,012.5","date":"3/4/2026","seller":"Northwind"}');
    await house.quiet();
    const { judgments, answer, timeline } = await caseOf(detail.id);
    expect(answer).toBe("record: seller: Northwind, date: 2026-04-03, total: 1012.50, vat: none");
    expect(timeline.map(({ title }) => title)).toContain(
      "Decided record: seller: Northwind, date: 2026-04-03, total: 1012.50, and 1 more",
    );
    const decided = '{"seller":"Northwind","date":"2026-04-03","total":"1012.50","vat":null}';
    expect(judgments[0]).toMatchObject({ decidedValue: decided, decidedBy: reviewer.id });
    expect(await bills(detail.id)).toEqual([{ due: 1_012_500_000, vat: null }]);
    const labels = await house.database.query<{ value: string; text: string }>(
      "select value, text from surety.labels where case_id = $1",
      [detail.id],
    );
    expect(labels).toEqual([{ value: decided, text: layoutText(withSize(receipt!)) }]);
  });

  it("learns from labelled documents, and earns a gate for whole ones", async () => {
    await house.commands.addLabels(
      "receipts",
      "record",
      known.map((one, at) => ({ text: layoutText(withSize(one)), value: recordOf(one), externalId: `${at}` })),
      owner,
    );
    await expect(
      house.commands.addLabels("receipts", "record", [{ text: "x", value: "cheap", externalId: "x" }], owner),
    ).rejects.toMatchObject({ code: "bad-answer", field: "items.value" });
    const job = await house.commands.startTraining("receipts", owner);
    const { record } = (await finishJob(house.world, job.id)) as { record: Record<string, unknown> };
    expect(record).toMatchObject({ gate: "earned", kept: false });
    expect(record["accuracy"]).toMatchObject({ value: expect.any(Number) });
    expect((record["accuracy"] as { value: number }).value).toBeGreaterThan(0.9);
  }, 120_000);

  it("automates documents that it is sure of, with every field, its confidence and the box where it stands", async () => {
    const details = await Promise.all(fresh.slice(1, 31).map(sent));
    const automated = details.flatMap((detail, at) => (detail.route === "automated" ? [{ detail, at: at + 1 }] : []));
    expect(automated.length).toBeGreaterThan(10);
    const right = automated.filter(({ detail, at }) => detail.judgments[0]?.value === recordOf(fresh[at]!));
    expect(right.length / automated.length).toBeGreaterThan(0.8);
    const { detail, at } = right[0]!;
    const [judged] = detail.judgments;
    expect(judged?.fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(fields).toSorted());
    for (const { value, confidence, places } of judged?.fields ?? []) {
      expect(confidence).toBeGreaterThan(0.5);
      expect(places.length > 0).toBe(value !== null);
    }
    const total = judged?.fields.find(({ name }) => name === "total");
    expect(total?.places).toEqual([{ page: 1, box: wordBox(fresh[at]!, total?.printed ?? "") }]);
    expect(await bills(detail.id)).toMatchObject([{ due: Math.round(Number(total?.value) * 1_000_000) }]);
  });

  it("gives one that it is not sure of to a person, who sees what was read, and corrects it", async () => {
    const [receipt] = receipts(1, 99);
    const blurred = {
      ...receipt!,
      pages: [{ words: receipt!.pages[0]!.words!.map((one, at) => ({ ...one, text: at % 3 === 0 ? "~" : one.text })) }],
    };
    const detail = await sent(blurred);
    expect(detail).toMatchObject({ status: "waiting", waitingFor: "review" });
    const review = await reviewOf(detail.id);
    const suggestion = review.questions[0]?.suggestion;
    expect(Object.keys(JSON.parse(suggestion ?? "{}") as object)).toEqual(Object.keys(fields));
    expect(review.case.judgments[0]?.fields).toHaveLength(4);
    await decide(review.id, recordOf(receipt!));
    await house.quiet();
    const [label] = await house.database.query<{ source: string; value: string }>(
      "select source, value from surety.labels where case_id = $1",
      [detail.id],
    );
    expect(label).toEqual({ source: "review", value: recordOf(receipt!) });
    const [, csv] = await labelsAsCsv(house, "receipts", "record");
    const lines = csv.split("\r\n");
    expect(lines[0]).toBe("text,label,source,part,seller,date,total,vat");
    expect(lines.at(-1)).toMatch(
      new RegExp(`,${receipt!.values.seller},${day(receipt!.values.date)},${receipt!.values.total},`),
    );
  });

  it("reads the words of a PDF through the killable reader, and gives a scan without words to a person", async () => {
    const { values } = fresh[0]!;
    const lines = [values.seller, `Date: ${values.date}`, "Return until 28/12/2026", `Total ${values.total}`];
    const upload = async (content: Uint8Array) => {
      const form = new FormData();
      form.set("document", new File([content], "a.pdf"));
      const { authorization } = headers as { authorization: string };
      const answer = await app.request("/api/v1/workflows/receipts/cases", {
        method: "POST",
        body: form,
        headers: { authorization },
      });
      const { caseId } = (await answer.json()) as { caseId: string };
      await house.quiet();
      return caseOf(caseId);
    };
    const { judgments } = await upload(pdfFile({ pages: [lines] }));
    expect(judgments[0]?.fields.find(({ name }) => name === "date")?.value).toMatch(/^2026-\d\d-\d\d$/);
    const scan = await upload(pdfFile({ pages: [[]] }));
    expect(scan).toMatchObject({
      status: "waiting",
      judgments: [{ value: null, fields: [], reason: { code: "abstained" } }],
    });
  });

  it("refuses a document that reads fields of what is no reading", async () => {
    const flow = [{ judge: { record: { extract: { from: "input", fields } } } }, { act: [{ otherwise: [] }] }];
    await expect(
      house.commands.saveWorkflow(ruleWorkflow({ name: "wrong", flow } as unknown as Partial<WorkflowSource>), owner),
    ).rejects.toThrow('"input" has no pages');
  });
});

function wordBox(receipt: Receipt, printed: string): unknown {
  return receipt.pages[0]?.words?.findLast(({ text }) => text === printed)?.box;
}
