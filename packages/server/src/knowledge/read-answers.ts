import { basename, extname } from "node:path";
import type { PastAnswer } from "@surety/core/wire/knowledge";
import { rowsOf } from "../project/read-rows.ts";
import { readTextFile } from "../project/read-text-file.ts";
import { unfitFile } from "../project/unfit-file.ts";

const tables = new Set([".csv", ".jsonl", ".ndjson"]);

/** Whether a file of that name is a table of past answers. */
export const isTable = (name: string): boolean => tables.has(extname(name).toLowerCase());

/** The past answers in a CSV or JSON Lines file; `name` is what it is called where it has another name on the disk. */
export async function readAnswers(file: string, name: string = basename(file)): Promise<PastAnswer[]> {
  return rowsOf(name, await readTextFile(file, name)).map(({ line, values }) => {
    const { question, answer } = values;
    const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
    if (isText(question) && isText(answer)) return { question, answer };
    const missing = isText(question) ? "answer" : "question";
    throw unfitFile(name, line, `"${missing}" is missing or empty`, "Every row needs a question and its answer.");
  });
}
