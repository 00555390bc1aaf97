import { readFile } from "node:fs/promises";
import { UserError } from "@surety/core/errors/user-error";
import { unfitFile } from "./unfit-file.ts";

const endOfLine = 10;

/** The text of a UTF-8 file, without its byte order mark. Throws a UserError with the line where it is none; `name` is what it is called there. */
export async function readTextFile(file: string, name: string = file): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw notReadable(file, cause);
  });
  const disguise = disguiseOf(bytes);
  if (disguise !== undefined) throw unfitFile(name, 1, `it is ${disguise}, not text`, remedy);
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw unfitFile(name, lineOf(bytes, zero), "there is a NUL byte, so this is not a text file", remedy);
  return decode(name, bytes);
}

const remedy = "Export it as CSV or JSON Lines in UTF-8.";

/** What people most often hand in for a CSV, by its first bytes. */
const disguises: readonly (readonly [string, readonly number[]])[] = [
  ["a spreadsheet or another zipped file", [0x50, 0x4b, 3, 4]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["an old Office document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a compressed file", [0x1f, 0x8b]],
  ["UTF-16 text", [0xff, 0xfe]],
  ["UTF-16 text", [0xfe, 0xff]],
];

function disguiseOf(bytes: Buffer): string | undefined {
  return disguises.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0];
}

function decode(file: string, bytes: Buffer): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    throw unfitFile(file, firstUnreadableLine(bytes), "it holds bytes that are not UTF-8", remedy);
  }
}

function firstUnreadableLine(bytes: Buffer): number {
  for (let start = 0, line = 1; ; line += 1) {
    const end = bytes.indexOf(endOfLine, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!Buffer.from(part.toString("utf8")).equals(part) || end < 0) return line;
    start = end + 1;
  }
}

function lineOf(bytes: Buffer, at: number): number {
  let line = 1;
  for (let next = bytes.indexOf(endOfLine); next >= 0 && next < at; next = bytes.indexOf(endOfLine, next + 1))
    line += 1;
  return line;
}

function notReadable(file: string, cause: unknown): UserError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
  return new UserError({
    code: "file-not-readable",
    field: file,
    message: `${file} cannot be read: ${reason}.`,
    remedy: "Check the path.",
    cause,
  });
}
