import type { ProblemDetails } from "@surety/core/wire/common";

/** The server refused, and said why. */
export class Problem extends Error {
  readonly details: ProblemDetails;
  constructor(details: ProblemDetails) {
    super(details.detail);
    this.name = "Problem";
    this.details = details;
  }
}

/** The server could not be reached at all. */
export class ConnectionLost extends Error {
  constructor() {
    super("The server cannot be reached.");
    this.name = "ConnectionLost";
  }
}

export const isStatus = (error: unknown, status: number): boolean =>
  error instanceof Problem && error.details.status === status;

export const codeOf = (error: unknown): string | null => (error instanceof Problem ? error.details.code : null);

/** The problem of one field of a form, where the server named it. */
export function fieldProblem(error: unknown, field: string): string | null {
  if (!(error instanceof Problem)) return null;
  if (error.details.field === field) return error.details.detail;
  return error.details.problems?.find((problem) => problem.path.replace(/^\//, "") === field)?.message ?? null;
}

/** What a problem says of a field that it names by a pointer, in words: `/parts/1/text: …` as "part 2, text: …". */
function inWords({ detail, field }: ProblemDetails): string {
  if (field === null || !field.startsWith("/") || !detail.startsWith(`${field}: `)) return detail;
  const keys = field.split("/").filter((key) => key !== "" && key !== "input");
  const words = keys.map((key) => (/^\d+$/.test(key) ? ` ${Number(key) + 1}` : `, ${key === "parts" ? "part" : key}`));
  return `${words.join("").slice(2)}${detail.slice(field.length)}`;
}

/** Any error as one sentence and what to do about it. */
export function explain(error: unknown): { sentence: string; remedy: string | null; code: string | null } {
  if (error instanceof Problem)
    return {
      sentence: inWords(error.details) || error.details.title,
      remedy: error.details.remedy,
      code: error.details.code,
    };
  if (error instanceof ConnectionLost)
    return {
      sentence: "The server cannot be reached.",
      remedy: "Nothing was lost. We try again as soon as it answers.",
      code: null,
    };
  return {
    sentence: "This part of the console failed.",
    remedy: "Reload the page. If it happens again, send the line below to your administrator.",
    code: error instanceof Error ? error.message : String(error),
  };
}
