import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LabelledDocument } from "@surety/core/gate/document-gate";
import { spoiltDocuments } from "@surety/core/gate/spoilt-documents.fixture";
import { inferFields } from "@surety/core/extract/infer-fields";
import { createLocalModels } from "@surety/models";
import { evaluateExtractor } from "@surety/models/extract/evaluate-extractor";
import { readLabelledDocuments } from "../../packages/server/src/project/read-labelled-documents.ts";
import type { DocumentWorld } from "./documents.ts";

const madeUp = { documents: 20_000, fields: 6 };

/** Documents made up from a formula, whose fields err together. */
export function spoiltWorld(random: () => number): DocumentWorld {
  return { name: "bad scans", documents: spoiltDocuments(madeUp.documents, madeUp.fields, random) };
}

/** Real receipts as the reader of fields read them that had not seen them; null without the public data. */
export async function receiptWorld(data: string, tell: (text: string) => void): Promise<DocumentWorld | null> {
  const folder = join(data, "receipts-sroie");
  if (!existsSync(folder)) return null;
  const cache = join(tmpdir(), "surety-guarantee");
  const file = join(cache, "receipts-1.json");
  if (!existsSync(file)) {
    await mkdir(cache, { recursive: true });
    await writeFile(file, JSON.stringify(await readReceipts(folder, cache, tell)));
  }
  return { name: "receipts", documents: JSON.parse(await readFile(file, "utf8")) as LabelledDocument[] };
}

async function readReceipts(folder: string, cache: string, tell: (text: string) => void): Promise<LabelledDocument[]> {
  const documents = await readLabelledDocuments(folder);
  const fields = inferFields(documents.map(({ values }) => values));
  const models = createLocalModels({ cacheFolder: cache });
  const request = { fields, documents, targets: [], assurance: 0.95 };
  const { judged } = await evaluateExtractor(request, models, ({ stage }) => tell(`receipts: ${stage}`)).finally(() =>
    models.close(),
  );
  return judged.map((read) => ({ fields: read.map(({ confidence, right }) => ({ confidence, correct: right })) }));
}
