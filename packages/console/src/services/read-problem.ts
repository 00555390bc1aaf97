import type { ProblemDetails } from "@surety/core/wire/common";
import { ConnectionLost, Problem } from "./problem.ts";

/** What gateways answer for a server that is away; a server that starts says so itself. */
const away: ReadonlySet<number> = new Set([502, 503, 504]);

/** What an answer that is no success means. Whoever stands between may have written it: it is looked at before it is shown. */
export function refusalOf({ status, statusText }: Pick<Response, "status" | "statusText">, text: string): Error {
  const details = detailsIn(text);
  if (away.has(status) && (details === null || details.code === "starting")) return new ConnectionLost();
  return new Problem(details ?? unexplained(status, statusText));
}

function detailsIn(text: string): ProblemDetails | null {
  try {
    const said: unknown = JSON.parse(text);
    return isDetails(said) ? said : null;
  } catch {
    return null;
  }
}

function isDetails(said: unknown): said is ProblemDetails {
  if (typeof said !== "object" || said === null) return false;
  const { detail, code, title, field, remedy } = said as Partial<Record<keyof ProblemDetails, unknown>>;
  return [detail, code, title].every(isText) && [field, remedy].every((part) => part === null || isText(part));
}

const isText = (part: unknown): boolean => typeof part === "string";

const unexplained = (status: number, title: string): ProblemDetails => ({
  type: "about:blank",
  title,
  status,
  detail: `The server answered ${status} without an explanation.`,
  code: `http-${status}`,
  field: null,
  remedy: "Look at the server's log.",
});
