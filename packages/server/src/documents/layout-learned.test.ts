import { layoutText } from "@surety/core/extract/layout-text";
import type { CaseDetail } from "@surety/core/wire/case";
import type { LabelRow } from "@surety/core/wire/label";
import type { Quality } from "@surety/core/wire/quality";
import type { reviewPage } from "@surety/core/wire/review";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { oddShop, plainShops, type ShopReceipt, shopReceipts } from "@surety/testing/factories/shop-receipts";
import type { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import type { App } from "../http/app-env.ts";
import { openTestDoor } from "../http/test-door.ts";
import { opinionQueue } from "../queries/opinion-queue.ts";
import { colleague, openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

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
  flow: [
    { prepare: { doc: { read: { document: "input.document" } } } },
    {
      judge: {
        record: {
          extract: {
            from: "doc",
            layouts: "seller",
            fields: {
              seller: { type: "text" },
              date: { type: "date", country: "GB" },
              returnBy: { type: "date", country: "GB" },
              total: { type: "money", country: "GB" },
              paid: { type: "money", country: "GB" },
              vat: { type: "vat" },
            },
          },
        },
      },
      gate: { maxError: 0.02 },
    },
    { act: [{ otherwise: [{ assign: { queue: "booked" } }] }] },
  ],
} as unknown as Partial<WorkflowSource>);
delete (workflow as { dedupe?: unknown }).dedupe;

const perShop = 14;

describe("a layout that nobody has seen before", () => {
  let house: TestHouse;
  let app: App;
  let headers: Record<string, string>;
  const asked = shopReceipts(oddShop, 8, 2);
  const toCorrect = shopReceipts(oddShop, 12, 3);

  beforeAll(async () => {
    house = await openTestHouse();
    ({ app, headers } = await openTestDoor(house));
    headers["content-type"] = "application/json";
    await house.commands.saveWorkflow(workflow, owner);
    await house.commands.setStage("receipts", "live", owner);
    const known = plainShops.flatMap((shop) => shopReceipts(shop, perShop, 1));
    const items = known.map(({ pages, record }, at) => ({
      text: layoutText(pages),
      value: JSON.stringify(record),
      externalId: `${at}`,
    }));
    await house.commands.addLabels("receipts", "record", items, owner);
  }, 60_000);
  afterAll(() => house.end());

  const read = async <Body>(path: string): Promise<Body> =>
    (await (await app.request(`/api/v1${path}`, { headers })).json()) as Body;
  const train = async () => finishJob(house.world, (await house.commands.startTraining("receipts", owner, true)).id);
  const sent = async ({ pages }: ShopReceipt): Promise<CaseDetail> => {
    const [arrival] = await house.send("receipts", { document: { pages } });
    await house.quiet();
    return read<CaseDetail>(`/cases/${arrival?.caseId}`);
  };
  /** The share of the fields of further receipts of the layout that come out right. */
  const shareRight = async (): Promise<number> => {
    let [right, fields] = [0, 0];
    for (const receipt of asked) {
      const { judgments } = await sent(receipt);
      const found = JSON.parse(judgments[0]?.value ?? "{}") as Record<string, unknown>;
      for (const [name, value] of Object.entries(receipt.record)) {
        fields += 1;
        if (found[name] === value) right += 1;
      }
    }
    return right / fields;
  };
  /** Decided by one person and, where that is asked for, by a second one. Gives whether the label teaches. */
  const correct = async (receipt: ShopReceipt): Promise<boolean> => {
    const { id } = await sent(receipt);
    const { items } = await read<z.output<typeof reviewPage>>("/reviews?workflow=receipts&limit=100");
    const review = items.find((one) => one.caseId === id)!;
    const value = JSON.stringify(receipt.record);
    await house.commands.decideReview(review.id, { answers: { record: value } }, reviewer);
    await house.quiet();
    const labels = await read<{ items: LabelRow[] }>("/workflows/receipts/labels?source=review&limit=100");
    const label = labels.items.find((one) => one.caseId === id)!;
    if (label.standing === "waiting") {
      const queue = await opinionQueue(house.database, "receipts", colleague);
      const asked = queue?.items.find(({ labelId }) => labelId === label.id);
      expect(asked).toMatchObject({ kind: "extract", text: layoutText(receipt.pages), file: null, options: [] });
      expect(asked?.fields?.map(({ name }) => name)).toEqual(Object.keys(receipt.record));
      // Letters and digits count, not how they are set.
      const other = JSON.stringify({ ...receipt.record, seller: receipt.record.seller.toUpperCase() });
      const opinion = await house.commands.giveOpinion(label.id, { value: other, seconds: 1 }, colleague);
      expect(opinion.state).toBe("confirmed");
    }
    return label.part === "train";
  };

  it("comes out right more often after each few receipts of it that somebody corrected", async () => {
    await train();
    const curve = [{ corrected: 0, taught: 0, right: await shareRight() }];
    let [corrected, taught] = [0, 0];
    for (const wanted of [1, 3, 5]) {
      while (taught < wanted && corrected < toCorrect.length) {
        taught += (await correct(toCorrect[corrected]!)) ? 1 : 0;
        corrected += 1;
      }
      await train();
      curve.push({ corrected, taught, right: await shareRight() });
    }
    const shares = curve.map(({ right }) => right);
    expect(curve.at(-1)?.taught).toBe(5);
    expect(shares[1], JSON.stringify(curve)).toBeGreaterThan(shares[0]!);
    expect(shares.at(-1), JSON.stringify(curve)).toBeGreaterThanOrEqual(0.95);
  }, 300_000);

  it("shows on the quality page how new layouts are learned, from the labels of the latest training", async () => {
    const { judgments } = await read<Quality>("/workflows/receipts/quality");
    // A record is right or not: it is mixed up with no other, and no class of its own.
    expect(judgments[0]).toMatchObject({ accuracy: { n: expect.any(Number) }, confusion: null, perClass: [] });
    const curve = judgments[0]?.curve;
    expect(curve?.layouts).toBeGreaterThanOrEqual(4);
    expect(curve?.points.map(({ corrected }) => corrected)).toEqual([0, 1, 2, 3, 5].slice(0, curve?.points.length));
    expect(curve?.points.length).toBeGreaterThanOrEqual(2);
    expect(curve?.points.every(({ fields, documents }) => fields >= documents && fields > 0.5)).toBe(true);
  });

  it("refuses a field that is none, before anything is saved", async () => {
    const wrong = JSON.parse(
      JSON.stringify(workflow).replace('"layouts":"seller"', '"layouts":"shop"'),
    ) as typeof workflow;
    await expect(house.commands.saveWorkflow(wrong, owner)).rejects.toThrow('"shop" is none of the fields');
  });
});
