import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClauseSpan, LabelledText } from "@surety/core/clause/clause";
import { readCsvRecords } from "@surety/core/dataset/csv-text";
import { locateQuotes } from "./locate-quotes.ts";
import { readPythonList } from "./python-list.ts";

export interface Contract extends LabelledText {
  readonly name: string;
  /** The quotes of each type as the experts gave them. */
  readonly quotes: ReadonlyMap<string, readonly string[]>;
  /** In which fifth it is measured: by who filed it, so that contracts of one company are never on both sides. */
  readonly fold: number;
}

export const folds = 5;

/** The contracts of CUAD v1 that are in a folder, and the 41 types. */
export function cuadContracts(folder: string): { types: string[]; contracts: Contract[] } {
  const records = readCsvRecords(readFileSync(join(folder, "master_clauses.csv"), "utf8"));
  const types = Object.keys(records[0]!).filter((name) => name !== "Filename" && !/-\s*Answer$/.test(name));
  const contracts = records.map((record) => {
    const name = record["Filename"]!.replace(/\.pdf$/i, "");
    const text = readFileSync(join(folder, "txt", `${name}.txt`), "utf8");
    const quotes = new Map(types.map((type) => [type, readPythonList(record[type] ?? "[]")]));
    return { name, text, quotes, clauses: spansOf(text, quotes), fold: foldOf(name.split("_", 1)[0]!) };
  });
  return { types, contracts };
}

function spansOf(text: string, quotes: ReadonlyMap<string, readonly string[]>): ClauseSpan[] {
  return [...quotes].flatMap(([type, own]) => locateQuotes(text, own).map((span) => ({ type, ...span })));
}

function foldOf(filer: string): number {
  return createHash("sha256").update(filer).digest().readUInt32BE(0) % folds;
}
