import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { type Receipt, receipts } from "@surety/testing/factories/receipts";
import { beforeAll, describe, expect, it } from "vitest";
import { isRecordRight } from "./certainty.ts";
import { decodeExtractor, encodeExtractor } from "./extractor-artefact.ts";
import { extractFields, fitExtractor } from "./fit-extractor.ts";

const fields: FieldSpecs = {
  seller: { type: "text" },
  date: { type: "date", country: "GB" },
  total: { type: "money", country: "GB" },
  vat: { type: "vat" },
};
const documents = receipts(200, 1);
const others = receipts(150, 2);

describe("a reader of fields", () => {
  let trained: ReturnType<typeof fitExtractor>;
  beforeAll(() => {
    trained = fitExtractor({ fields, documents });
  });
  const readAll = (some: readonly Receipt[]) => some.map(({ pages }) => extractFields(trained.extractor, pages));

  it("reads documents that it has not seen, and knows what is not in them", () => {
    const read = readAll(others);
    const right = read.filter((one, at) => isRecordRight(fields, one, others[at]!.values));
    expect(right.length / others.length).toBeGreaterThan(0.9);
    const without = others.flatMap(({ values }, at) => (values.vat === null ? [read[at]!["vat"]!] : []));
    expect(without.length).toBeGreaterThan(40);
    const absent = without.filter(({ value }) => value === null);
    expect(absent.length / without.length).toBeGreaterThan(0.95);
    expect(Math.min(...absent.map(({ confidence }) => confidence))).toBeGreaterThan(0.5);
  });

  it("says where a value stands", () => {
    const [{ pages, values }] = others as [Receipt];
    const { total } = extractFields(trained.extractor, pages);
    const word = pages[0]?.words?.find(({ text }) => text === values.total);
    expect(total).toMatchObject({ value: values.total, printed: values.total, places: [{ page: 0, box: word?.box }] });
  });

  it("is as sure of a training document as a model that had not seen it", () => {
    const sure = trained.outOfFold.map((one) =>
      Object.values(one).reduce((all, { confidence }) => all * confidence, 1),
    );
    const right = trained.outOfFold.filter((one, at) => isRecordRight(fields, one, documents[at]!.values)).length;
    const expected = sure.reduce((sum, each) => sum + each, 0);
    expect(Math.abs(right - expected) / documents.length).toBeLessThan(0.05);
  });

  it("comes out of its file as it went in, and the same documents make the same file", () => {
    const bytes = encodeExtractor(trained.extractor);
    expect(decodeExtractor(bytes)).toEqual(trained.extractor);
    expect(Buffer.from(encodeExtractor(fitExtractor({ fields, documents }).extractor)).equals(bytes)).toBe(true);
    const damaged = Uint8Array.from(bytes);
    damaged[bytes.length >> 1]! ^= 1;
    expect(() => decodeExtractor(damaged)).toThrow("cut off or was altered");
  });

  it("finds nothing in an empty document, and does not call that certain", () => {
    const read = extractFields(trained.extractor, [{ words: [] }]);
    expect(Object.values(read).map(({ value }) => value)).toEqual([null, null, null, null]);
    expect(read["total"]!.confidence).toBeLessThan(0.1);
  });

  it("begins with six documents, and claims little of what it reads then", () => {
    const { extractor } = fitExtractor({ fields, documents: documents.slice(0, 6) });
    const read = others.map(({ pages }) => extractFields(extractor, pages));
    const right = read.filter((one, at) => isRecordRight(fields, one, others[at]!.values)).length / others.length;
    const sure = read.map((one) => Object.values(one).reduce((all, { confidence }) => all * confidence, 1));
    const claimed = sure.reduce((sum, each) => sum + each, 0) / others.length;
    expect(claimed).toBeLessThan(right + 0.2);
  });
});
