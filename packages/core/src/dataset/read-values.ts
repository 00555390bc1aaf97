import { UserError } from "../errors/user-error.ts";

/** One value of a file with its place, or why it is none. */
export type ReadValue = { place: string; value: unknown } | { place: string; broken: string };

/** The lines of a JSON Lines file; a line that is not JSON is named, the others are kept. */
export function readJsonLines(content: string): ReadValue[] {
  return content.split(/\r?\n/).flatMap((line, at): ReadValue[] => {
    if (line.trim() === "") return [];
    const place = `line ${at + 1}`;
    try {
      return [{ place, value: JSON.parse(line) as unknown }];
    } catch (error) {
      return [{ place, broken: (error as Error).message }];
    }
  });
}

/** A JSON file. Throws `malformed-json` where it is none. */
export function readJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    const message = `The file is not JSON: ${(cause as Error).message}`;
    throw new UserError({ code: "malformed-json", field: "content", message, remedy: "Export it again.", cause });
  }
}

/** JSON as a list or JSON Lines, whichever the content is. */
export function readList(content: string): ReadValue[] {
  if (!content.trimStart().startsWith("[")) return readJsonLines(content);
  return numbered(readJson(content) as unknown[]);
}

/** The values of a list, each with its place. */
export function numbered(values: readonly unknown[]): ReadValue[] {
  return values.map((value, at) => ({ place: `item ${at + 1}`, value }));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
