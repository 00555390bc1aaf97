import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { z } from "zod";
import { unfitFile } from "./unfit-file.ts";

/** A document with all its clauses of the types that somebody looked for, each as it is quoted. */
export interface LabelledContract {
  readonly name: string;
  /** Where its file is; null where the text itself is given. */
  readonly file: string | null;
  readonly text: string | null;
  readonly clauses: readonly { readonly type: string; readonly quote: string }[];
}

const lineRemedy = 'Write on each line: {"document": "lease.pdf", "clauses": [{"type": "renewal", "quote": "…"}]}';
const clauses = z.array(z.strictObject({ type: z.string().min(1).max(100), quote: z.string().min(1) })).max(500);
const line = z.union([
  z.strictObject({ document: z.string().min(1).max(500), clauses }),
  z.strictObject({ name: z.string().optional(), text: z.string().min(1), clauses }),
]);

/** Labelled contracts of a folder: JSON Lines with a file beside them, or a text, and the quotes of its clauses. */
export async function readLabelledContracts(folder: string): Promise<LabelledContract[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw nothingThere(folder, cause);
  });
  const files = names.filter((name) => name.endsWith(".jsonl")).toSorted();
  const contracts = (await Promise.all(files.map((name) => readLines(folder, name)))).flat();
  if (contracts.length === 0) throw nothingThere(folder, undefined);
  return contracts;
}

async function readLines(folder: string, file: string): Promise<LabelledContract[]> {
  const lines = (await readFile(join(folder, file), "utf8")).replace(/^\uFEFF/, "").split("\n");
  return lines.flatMap((text, at): LabelledContract[] => {
    if (text.trim() === "") return [];
    const parsed = line.safeParse(parsedJson(text));
    if (!parsed.success) throw unfitFile(join(folder, file), at + 1, "it is no labelled contract", lineRemedy);
    const { data } = parsed;
    if ("text" in data)
      return [{ file: null, name: data.name ?? `${file}:${at + 1}`, text: data.text, clauses: data.clauses }];
    return [{ file: join(folder, data.document), name: data.document, text: null, clauses: data.clauses }];
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nothingThere(folder: string, cause: unknown): UserError {
  return new UserError({
    code: "no-documents",
    field: folder,
    message: `${folder} holds no labelled contracts.`,
    remedy: `Name a folder with .jsonl files. ${lineRemedy}`,
    cause,
  });
}
