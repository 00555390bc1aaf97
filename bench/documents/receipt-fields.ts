import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { inferFields } from "@surety/core/extract/infer-fields";
import { expectedCalibrationError } from "@surety/core/measure/calibration";
import { judgedFields } from "@surety/models/extract/evaluate-extractor";
import { fieldFigures, type JudgedField } from "@surety/models/extract/field-figures";
import { extractFields, fitExtractor, type LabelledDocument } from "@surety/models/extract/fit-extractor";
import {
  type NamedDocument,
  readLabelledDocuments,
} from "../../packages/server/src/project/read-labelled-documents.ts";
import type { ReadFile } from "./read-folder.ts";

/** The same documents from boxes that people drew, as the product reads their pictures, and as Tesseract does. */
interface Ways {
  onBoxes: number;
  onPictures: number;
  /** Null where Tesseract is not installed. */
  onTesseract: number | null;
}

type PagesByName = ReadonlyMap<string, Pick<LabelledDocument, "pages">>;

/** How well the same reader of fields reads receipts from the boxes that are given with them, and from their pictures. */
export interface ReceiptFields {
  documents: number;
  /** F1 of each field; texts count by letters and digits. */
  fields: (Ways & { name: string })[];
  micro: Ways;
  /** Share of the pictures of which every field is right. */
  documentsRight: number;
  /** Expected calibration error of the fields of pictures. */
  ece: number;
}

const folds = 4;

/**
 * Reads the fields of all receipts that come with a picture, in each way. Models learn from the boxes of those without one,
 * and from the pictures of three other quarters, read in the same way: people label what was read, with its mistakes.
 */
export async function receiptFields(
  data: string,
  files: readonly ReadFile[],
  tesseract: PagesByName | null,
): Promise<ReceiptFields | null> {
  const folder = join(data, "receipts-sroie");
  if (!existsSync(folder)) return null;
  const labelled = await readLabelledDocuments(folder);
  const pictures = picturesOf(files);
  const fields = inferFields(labelled.map(({ values }) => values));
  const drawn = labelled.filter(({ name }) => pictures.has(name));
  const others = labelled.filter(({ name }) => !pictures.has(name));
  const asSeen = (pages: PagesByName) => drawn.map((one): LabelledDocument => ({ ...one, ...pages.get(one.name) }));
  const seen = asSeen(pictures);
  const ofPictures = judgedInFolds(fields, others, seen, seen);
  return figuresOf(Object.keys(fields), drawn, {
    boxes: judgedInFolds(fields, others, seen, drawn),
    pictures: ofPictures,
    tesseract: tesseract === null ? null : judgedInFolds(fields, others, asSeen(tesseract), asSeen(tesseract)),
  });
}

/** Each quarter of what is asked, as models read it that learned from the other quarters. */
function judgedInFolds(
  fields: FieldSpecs,
  others: readonly LabelledDocument[],
  seen: readonly LabelledDocument[],
  asked: readonly LabelledDocument[],
): JudgedField[][] {
  return Array.from({ length: folds }, (_, fold) => {
    const isAsked = (_one: unknown, at: number) => at % folds === fold;
    const documents = [...others, ...seen.filter((one, at) => !isAsked(one, at))];
    const { extractor } = fitExtractor({ fields, documents });
    return asked.filter(isAsked).map((one) => judgedFields(fields, one, extractFields(extractor, one.pages)));
  }).flat();
}

function picturesOf(files: readonly ReadFile[]): PagesByName {
  return new Map(
    files.flatMap(({ name, reading }) =>
      reading === null ? [] : [[basename(name, extname(name)), { pages: reading.pages }] as const],
    ),
  );
}

function figuresOf(
  names: readonly string[],
  drawn: readonly NamedDocument[],
  {
    boxes,
    pictures,
    tesseract,
  }: { boxes: JudgedField[][]; pictures: JudgedField[][]; tesseract: JudgedField[][] | null },
): ReceiptFields {
  const f1 = (read: readonly JudgedField[][], name?: string) =>
    fieldFigures(
      "",
      read.flat().filter((one) => name === undefined || one.name === name),
    ).f1;
  const each = (name?: string): Ways => ({
    onBoxes: f1(boxes, name),
    onPictures: f1(pictures, name),
    onTesseract: tesseract === null ? null : f1(tesseract, name),
  });
  const all = pictures.flat();
  return {
    documents: drawn.length,
    fields: names.map((name) => ({ name, ...each(name) })),
    micro: each(),
    documentsRight: pictures.filter((read) => read.every(({ right }) => right)).length / Math.max(1, pictures.length),
    ece: expectedCalibrationError(
      all.map(({ confidence }) => confidence),
      all.map(({ right }) => Number(right)),
      { bins: 10, binning: "mass" },
    ),
  };
}
