import { layoutText } from "@surety/core/extract/layout-text";
import { numberedLines, printedDocument } from "@surety/core/extract/printed-document";
import type { CaseDetail } from "@surety/core/wire/case";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Receipt, receipts } from "@surety/testing/factories/receipts";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import type { AskedModel } from "@surety/testing/fakes/language-dialects";
import { recordSaid, type SaidOfField } from "@surety/testing/fakes/reading-model";
import { afterAll, beforeAll, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import { readCase } from "../queries/read-case.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const fields = {
  seller: { type: "text" },
  date: { type: "date", country: "GB" },
  total: { type: "money", country: "GB" },
  vat: { type: "vat" },
} as const;

const source = ruleWorkflow({
  name: "receipts",
  input: {
    type: "object",
    required: ["document"],
    properties: { document: { type: "object", format: "document" } },
  },
  accept: "true",
  labels: { secondPerson: false },
  measure: { currency: "EUR", baseline: { minutesPerCase: 2, costPerHour: 36, errorRate: 0.01 } },
  flow: [
    { prepare: { doc: { read: { document: "input.document" } } } },
    {
      judge: { record: { extract: { from: "doc", fields }, models: ["local", "claude/reader"] } },
      gate: { maxError: 0.2, assurance: 0.9, audit: 0.01 },
    },
    { act: [{ otherwise: [] }] },
  ],
} as unknown as Partial<WorkflowSource>);
delete (source as { dedupe?: unknown }).dedupe;

const withSize = ({ pages }: Receipt) => pages.map((one) => ({ width: 320, height: 400, ...one }));
const day = (value: string) => value.split("/").toReversed().join("-");
const recordOf = ({ values }: Receipt) =>
  JSON.stringify({ seller: values.seller, date: day(values.date), total: values.total, vat: values.vat });

/** Of every third receipt days and amounts stand anywhere, behind words that nobody has seen: what is trained can only guess. */
function hardened(receipt: Receipt, at: number): Receipt {
  if (at % 3 !== 0) return receipt;
  const random = seededRandom(at + 7);
  const given = receipt.pages[0]!.words!;
  const isSeller = ({ text }: { text: string }) => receipt.values.seller.includes(text);
  const figures = given.filter(({ text }) => /\d/.test(text)).map(({ text }) => text);
  const shuffled = figures.map((text) => ({ text, by: random() })).sort((a, b) => a.by - b.by);
  const words = given.map((word) => {
    if (isSeller(word)) return word;
    return { ...word, text: /\d/.test(word.text) ? shuffled.pop()!.text : `x${"abcdefgh"[Math.floor(random() * 8)]}` };
  });
  return { ...receipt, pages: [{ words }] };
}
const some = (count: number, seed: number) => receipts(count, seed).map((one, at) => hardened(one, at));

/** Receipts that the model can read: by the lines that it is shown. */
const readable = new Map<string, Receipt>();
const linesOf = (receipt: Receipt) => numberedLines(printedDocument(layoutText(withSize(receipt))));
function readReceipt({ text }: AskedModel): Record<string, SaidOfField | null> {
  const known = [...readable].find(([lines]) => text.includes(lines))?.[1];
  if (known === undefined) return { seller: null, date: null, total: null, vat: null };
  const { seller, date, total, vat } = known.values;
  const said = (value: string, quote = value): SaidOfField => ({ value, quote, certainty: "certain" });
  return {
    seller: said(seller),
    date: said(day(date), date),
    total: said(total),
    vat: vat === null ? null : said(vat),
  };
}

let house: TestHouse;
let provider: FakeLanguageProvider;

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  provider.script((asked) => recordSaid(readReceipt(asked)));
  house = await openTestHouse();
  await house.commands.saveConnection(
    "claude",
    "language",
    {
      provider: "anthropic",
      apiKey: "sk-x",
      baseUrl: `${provider.url}/v1`,
      allowPrivate: [provider.host],
      models: [{ name: "reader", prices: [{ from: "2020-01-01", input: 0.1, output: 0.4 }] }],
    },
    owner,
  );
  await house.commands.saveWorkflow(source, owner);
  await house.commands.setStage("receipts", "live", owner);
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});

const sent = async (receipt: Receipt): Promise<CaseDetail> => {
  readable.set(linesOf(receipt), receipt);
  const [arrival] = await house.send("receipts", { document: { pages: withSize(receipt) } });
  await house.quiet();
  return (await readCase(house.database, arrival?.caseId ?? ""))!;
};

it("is asked in the place of a reader that was not trained yet", async () => {
  const [receipt] = receipts(1, 50);
  const { judgments } = await sent(receipt!);
  expect(judgments[0]).toMatchObject({ model: "claude/reader", value: recordOf(receipt!), signals: { grounded: 1 } });
});

it("earns cut-offs together with the trained reader, which costs nothing and is asked first", async () => {
  const known = some(450, 1);
  for (const one of known) readable.set(linesOf(one), one);
  await house.commands.addLabels(
    "receipts",
    "record",
    known.map((one, at) => ({ text: layoutText(withSize(one)), value: recordOf(one), externalId: `${at}` })),
    owner,
  );
  await finishJob(house.world, (await house.commands.startTraining("receipts", owner)).id);
  const job = await house.commands.startCalibration("receipts", owner, 20);
  const { record } = (await finishJob(house.world, job.id)) as { record: Record<string, unknown> };
  expect(record).toMatchObject({ gate: "earned", unasked: 0 });
  const { stages } = record["cascade"] as { stages: { name: string; cutoff: number | null; answered: number }[] };
  expect(stages).toMatchObject([
    { name: "local", cutoff: expect.any(Number), answered: expect.any(Number) },
    { name: "claude/reader", cutoff: expect.any(Number) },
  ]);
  expect(stages.every(({ answered }) => answered > 0)).toBe(true);
}, 120_000);

const hardOnes = (seed: number) => some(24, seed).filter((_, at) => at % 3 === 0);

it("goes on to the language model where the trained reader is not sure, and keeps both readings", async () => {
  const before = provider.calls.length;
  const easy = await sent(receipts(1, 61)[0]!);
  expect(easy).toMatchObject({ route: "automated", judgments: [{ model: "local (fields)" }] });
  expect(provider.calls.length).toBe(before);
  const details = await Promise.all(hardOnes(62).map(sent));
  const passedOn = details.filter(({ judgments }) => judgments[0]?.model === "claude/reader");
  expect(passedOn.length).toBeGreaterThan(2);
  expect(provider.calls.length).toBe(before + passedOn.length);
  expect(passedOn.some(({ route }) => route === "automated")).toBe(true);
  const fields = passedOn.flatMap(({ judgments }) => judgments[0]!.fields);
  const differing = fields.filter(({ others = [] }) => others.length > 0);
  expect(differing[0]?.others?.[0]).toMatchObject({ by: "local", confidence: expect.any(Number) });
  expect(differing.every(({ value, others = [] }) => others[0]?.value !== value)).toBe(true);
});

it("gives a case to a person where the language model is gone, with what the trained reader says", async () => {
  provider.script(() => ({
    status: 400,
    body: '{"type":"error","error":{"type":"invalid_request_error","message":"gone"}}',
  }));
  const details = await Promise.all(hardOnes(88).map(sent));
  const left = details.find(({ judgments }) => judgments[0]?.reason.sentence.includes("gone"));
  expect(left).toMatchObject({ status: "waiting", judgments: [{ model: "local (fields)" }] });
  expect(left?.judgments[0]?.value).toContain("seller");
});
