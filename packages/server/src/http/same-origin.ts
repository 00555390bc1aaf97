import { UserError } from "@surety/core/errors/user-error";

const harmless = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that a page of another origin asked a browser for. Browsers say where a request comes from;
 * programs with a key do not, and need not, because nothing sends their key along by itself.
 */
export function refuseOtherOrigin(request: Request, origin: string): void {
  if (harmless.has(request.method)) return;
  const { headers } = request;
  if (headers.get("authorization") !== null || comesFromUs(headers, origin)) return;
  throw new UserError({
    code: "other-origin",
    message: "This change was asked for by a page that is not ours.",
    remedy: "Do it in the console, or use an API key.",
  });
}

/** Refuses what no page of ours has sent: stricter than for the API, because the token is all that such a form proves. */
export function refuseUnlessOwnPage({ headers }: Request, origin: string): void {
  const site = headers.get("sec-fetch-site");
  const from = headers.get("origin");
  const ours = from !== null && (from === origin || hostOf(from) === headers.get("host"));
  if (site === "same-origin" || (site === null && ours)) return;
  throw new UserError({
    code: "other-origin",
    message: "This was not sent by the page of the link.",
    remedy: "Open the link in a browser, and press a button there.",
  });
}

function comesFromUs(headers: Headers, origin: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const from = headers.get("origin");
  if (from !== null) return from === origin || hostOf(from) === headers.get("host");
  // Every browser sends one of the two with a write: this is a program, and brings no cookie by accident.
  return headers.get("cookie") === null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
