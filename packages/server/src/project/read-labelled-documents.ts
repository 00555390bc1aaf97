import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { folded } from "@surety/core/extract/record-text";
import { UserError } from "@surety/core/errors/user-error";
import { type DocumentPage, pageWords } from "@surety/core/wire/document-page";
import type { LabelledDocument } from "@surety/models/extract/fit-extractor";
import { z } from "zod";
import { parsedJson } from "./parsed-json.ts";
import { unfitFile } from "./unfit-file.ts";

/** A labelled document with where it comes from. */
export type NamedDocument = LabelledDocument & { name: string };

const lineRemedy =
  'Write on each line: {"pages": [{"words": [{"text": "…", "box": [0, 0, 1, 1]}]}], "fields": {"total": "…"}}';
const label = z.union([
  z.string().max(2000).nullable(),
  // The parts of an address, and lines.
  z.record(z.string(), z.string().nullable()).transform((parts) => JSON.stringify(parts)),
  z.array(z.record(z.string(), z.string().nullable())).transform((rows) => folded(rows)),
]);
const labels = z.record(z.string().min(1).max(60), label);
const line = z.strictObject({
  name: z.string().optional(),
  pages: z
    .array(z.strictObject({ words: pageWords }))
    .min(1)
    .max(50),
  fields: labels,
});

/**
 * Labelled documents of a folder: JSON Lines files with `pages` (words with boxes) and `fields`, or the folders `box` and
 * `key` of ICDAR's receipts (a CSV with eight corners and a text on each line, and a JSON object of fields).
 */
export async function readLabelledDocuments(folder: string): Promise<NamedDocument[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw nothingThere(folder, cause);
  });
  if (names.includes("box") && names.includes("key")) return readReceipts(folder);
  const files = names.filter((name) => name.endsWith(".jsonl")).toSorted();
  const documents = await Promise.all(files.map((name) => readLines(join(folder, name))));
  if (documents.flat().length === 0) throw nothingThere(folder, undefined);
  return documents.flat();
}

async function readLines(file: string): Promise<NamedDocument[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((text, at) => {
    if (text.trim() === "") return [];
    const parsed = line.safeParse(parsedJson(text));
    if (!parsed.success)
      throw unfitFile(
        file,
        at + 1,
        `it is no labelled document (${parsed.error.issues[0]?.message ?? ""})`,
        lineRemedy,
      );
    const { name = `${basename(file)}:${at + 1}`, pages, fields: values } = parsed.data;
    return [{ name, pages, values }];
  });
}

async function readReceipts(folder: string): Promise<NamedDocument[]> {
  const files = (await readdir(join(folder, "key"))).filter((name) => name.endsWith(".json")).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const name = basename(file, ".json");
      const values = labels.safeParse(parsedJson(await readFile(join(folder, "key", file), "utf8")));
      if (!values.success)
        throw unfitFile(join("key", file), 1, "it is no JSON object of texts", "Give each field its text, or null.");
      const boxes = await readFile(join(folder, "box", `${name}.csv`), "utf8");
      return { name, pages: [{ words: boxes.split(/\r?\n/).flatMap(wordOf) }], values: values.data };
    }),
  );
}

/** Four corners and a text, which may hold commas. */
function wordOf(text: string): NonNullable<DocumentPage["words"]> {
  const parts = text.split(",");
  const corners = parts.slice(0, 8).map(Number);
  const printed = parts.slice(8).join(",").trim();
  if (printed === "" || corners.some((one) => !Number.isFinite(one))) return [];
  const [across, down] = [corners.filter((_, at) => at % 2 === 0), corners.filter((_, at) => at % 2 === 1)];
  const [left, top] = [Math.min(...across), Math.min(...down)];
  return [{ text: printed, box: [left, top, Math.max(...across) - left, Math.max(...down) - top] }];
}

function nothingThere(folder: string, cause: unknown): UserError {
  return new UserError({
    code: "no-documents",
    field: folder,
    message: `${folder} holds no labelled documents.`,
    remedy:
      'Name a folder with .jsonl files of {"pages": [{"words": […]}], "fields": {…}}, or with the folders box and key.',
    cause,
  });
}
