import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
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

interface TwoWays {
  onBoxes: number;
  onPictures: number;
}

/** How well fields are read from the boxes that are given with receipts, and from their pictures through the whole path. */
export interface ReceiptFields {
  documents: number;
  /** F1 of each field; texts count by letters and digits. */
  fields: (TwoWays & { name: string })[];
  micro: TwoWays;
  /** Share of the pictures of which every field is right. */
  documentsRight: number;
  /** Expected calibration error of the fields of pictures. */
  ece: number;
}

const folds = 4;

/**
 * Reads the fields of all receipts that come with a picture, twice. Models learn from the boxes of those without one, and
 * from the pictures of three other quarters: people label what was read, with its mistakes.
 */
export async function receiptFields(data: string, files: readonly ReadFile[]): Promise<ReceiptFields | null> {
  const folder = join(data, "receipts-sroie");
  if (!existsSync(folder)) return null;
  const labelled = await readLabelledDocuments(folder);
  const pictures = picturesOf(files);
  const fields = inferFields(labelled.map(({ values }) => values));
  const [drawn, others] = [
    labelled.filter(({ name }) => pictures.has(name)),
    labelled.filter(({ name }) => !pictures.has(name)),
  ];
  const seen = drawn.map((one): LabelledDocument => ({ ...one, pages: pictures.get(one.name)!.pages }));
  const read = { boxes: [] as JudgedField[][], pictures: [] as JudgedField[][] };
  for (let fold = 0; fold < folds; fold += 1) {
    const isAsked = (_: unknown, at: number) => at % folds === fold;
    const learned = [...others, ...seen.filter((one, at) => !isAsked(one, at))];
    const { extractor } = fitExtractor({ fields, documents: learned });
    const judge = (one: LabelledDocument) => judgedFields(fields, one, extractFields(extractor, one.pages));
    read.boxes.push(...drawn.filter(isAsked).map(judge));
    read.pictures.push(...seen.filter(isAsked).map(judge));
  }
  return figuresOf(Object.keys(fields), drawn, read);
}

function picturesOf(files: readonly ReadFile[]): Map<string, Pick<LabelledDocument, "pages">> {
  return new Map(
    files.flatMap(({ name, reading }) =>
      reading === null ? [] : [[basename(name, extname(name)), { pages: reading.pages }] as const],
    ),
  );
}

function figuresOf(
  names: readonly string[],
  drawn: readonly NamedDocument[],
  { boxes, pictures }: { boxes: JudgedField[][]; pictures: JudgedField[][] },
): ReceiptFields {
  const f1 = (read: readonly JudgedField[][], name?: string) =>
    fieldFigures(
      "",
      read.flat().filter((one) => name === undefined || one.name === name),
    ).f1;
  const both = (name?: string): TwoWays => ({ onBoxes: f1(boxes, name), onPictures: f1(pictures, name) });
  const all = pictures.flat();
  return {
    documents: drawn.length,
    fields: names.map((name) => ({ name, ...both(name) })),
    micro: both(),
    documentsRight: pictures.filter((read) => read.every(({ right }) => right)).length / Math.max(1, pictures.length),
    ece: expectedCalibrationError(
      all.map(({ confidence }) => confidence),
      all.map(({ right }) => Number(right)),
      { bins: 10, binning: "mass" },
    ),
  };
}
