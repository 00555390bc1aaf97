import { SuretyError } from "@surety/core/errors/surety-error";
import type { Context } from "hono";
import type { LinkState } from "../../commands/decide-by-link.ts";
import { createAttemptLimit } from "../../security/attempt-limit.ts";
import type { App, RouteParts } from "../app-env.ts";
import { callerAddress } from "../caller-address.ts";
import { answerText, decidedPage, linkPage, linkPolicy, refusedPage, unsubscribePage } from "../link-page.ts";
import { problemOf } from "../problem.ts";
import { readText } from "../read-body.ts";
import { refuseUnlessOwnPage } from "../same-origin.ts";

const windowMs = 10 * 60_000;
/** Tokens that nobody was given, and forms that were sent, from one address within the window. */
const mostUnknown = 60;
const mostForms = 60;
const mostForm = 4096;

type Status = 200 | 404 | 409 | 410 | 429;
const statusOf: Record<LinkState["kind"], Status> = {
  open: 200,
  changed: 409,
  refused: 409,
  used: 410,
  expired: 410,
  unknown: 404,
};

/**
 * Pages that mails lead to, without a session. Reading one changes nothing, whoever reads it and how often: not even that
 * it was read is written down. Only a form of the page decides, or ends mails.
 */
export function linkRoutes(app: App, { door, commands, config, clock }: RouteParts): void {
  const unknown = createAttemptLimit(mostUnknown, windowMs, clock);
  const forms = createAttemptLimit(mostForms, windowMs, clock);

  app.get("/decide/:token", door.guard("public", "get", "/decide/:token"), async (c) => {
    const { token } = c.req.param();
    if (!unknown.has(callerAddress(c))) return tooMany(c);
    const state = await commands.readLink(token);
    if (state.kind === "unknown") unknown.count(callerAddress(c));
    return page(c, statusOf[state.kind], linkPage(state, { token, stamp: state.stamp }));
  });

  app.post("/decide", door.guard("public", "post", "/decide"), async (c) => {
    if (!forms.has(callerAddress(c))) return tooMany(c);
    forms.count(callerAddress(c));
    try {
      refuseUnlessOwnPage(c.req.raw, config.origin);
      return await decide(c);
    } catch (error) {
      const problem = error instanceof SuretyError ? problemOf(error) : null;
      if (problem === null) throw error;
      return page(c, problem.status as Status, refusedPage(problem.title, problem.detail, problem.remedy ?? undefined));
    }
  });

  async function decide(c: Context): Promise<Response> {
    const form = new URLSearchParams(await readText(c, mostForm));
    const [token, stamp] = [form.get("token") ?? "", form.get("stamp") ?? ""];
    const state = await commands.readLink(token);
    if (state.kind !== "open") return page(c, statusOf[state.kind], linkPage(state, { token, stamp: state.stamp }));
    const answer = /^\d{1,2}$/.test(form.get("answer") ?? "") ? Number(form.get("answer")) : -1;
    const result = await commands.decideByLink({ token, stamp, answer });
    return page(c, 200, decidedPage(result, answerText(state.screen.answers[answer]?.answers ?? {})));
  }

  app.get("/unsubscribe/:token", door.guard("public", "get", "/unsubscribe/:token"), (c) =>
    page(c, 200, unsubscribePage("ask")),
  );

  // Mailboxes post here without having read the page (RFC 8058).
  app.post("/unsubscribe/:token", door.guard("public", "post", "/unsubscribe/:token"), async (c) => {
    const address = callerAddress(c);
    if (!unknown.has(address)) return tooMany(c);
    const done = await commands.unsubscribe(c.req.param("token"));
    if (!done) unknown.count(address);
    return page(c, done ? 200 : 404, unsubscribePage(done ? "done" : "unknown"));
  });
}

function tooMany(c: Context): Response {
  return page(
    c,
    429,
    refusedPage("Too many attempts", "Too many attempts came from your address.", "Wait ten minutes, then try again."),
  );
}

/** The address holds the token: it is told to nobody, kept by no cache, and read by no script. */
function page(c: Context, status: Status, content: string): Response {
  return c.html(content, status, {
    "content-security-policy": linkPolicy,
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-robots-tag": "noindex, nofollow, noarchive",
  });
}
