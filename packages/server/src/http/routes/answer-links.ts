import { FieldProblems } from "@surety/core/errors/field-problems";
import { SuretyError } from "@surety/core/errors/surety-error";
import type { Context } from "hono";
import type { AnswerLink, AskedBack, FilledIn } from "../../commands/answer-by-link.ts";
import { createAttemptLimit } from "../../security/attempt-limit.ts";
import { answeredPage, answerPage, answerPolicy, noAnswerPage, noteName, refusedAnswerPage } from "../answer-page.ts";
import type { App, RouteParts } from "../app-env.ts";
import { callerAddress } from "../caller-address.ts";
import { problemOf } from "../problem.ts";
import { mostBytes, readText } from "../read-body.ts";
import { refuseUnlessOwnPage } from "../same-origin.ts";

const windowMs = 10 * 60_000;
/** Tokens that nobody was given, and forms that were sent, from one address within the window. */
const mostTries = 60;
const path = "/answer/:token";

const statusOf = { answered: 410, late: 410, withdrawn: 410, unknown: 404 } as const;

/**
 * Where senders answer what they were asked, without a session. Reading the page changes nothing, whoever reads it and how
 * often; its form answers, once.
 */
export function answerLinkRoutes(app: App, { door, commands, config, clock }: RouteParts): void {
  const unknown = createAttemptLimit(mostTries, windowMs, clock);
  const forms = createAttemptLimit(mostTries, windowMs, clock);

  app.get(path, door.guard("public", "get", path), async (c) => {
    if (!unknown.has(callerAddress(c))) return tooMany(c);
    const link = await commands.readAnswerLink(c.req.param("token"));
    if (link.kind === "open") return page(c, 200, answerPage({ asked: link.asked, filled: nothing, errors: {} }));
    if (link.kind === "unknown") unknown.count(callerAddress(c));
    return page(c, statusOf[link.kind], noAnswerPage(link.kind));
  });

  app.post(path, door.guard("public", "post", path), async (c) => {
    if (!forms.has(callerAddress(c))) return tooMany(c);
    forms.count(callerAddress(c));
    try {
      refuseUnlessOwnPage(c.req.raw, config.origin);
      const link = await commands.readAnswerLink(c.req.param("token"));
      return link.kind === "open" ? await answer(c, link) : page(c, statusOf[link.kind], noAnswerPage(link.kind));
    } catch (error) {
      const problem = error instanceof SuretyError ? problemOf(error) : null;
      if (problem === null) throw error;
      return page(c, problem.status, refusedAnswerPage(problem.title, problem.detail, problem.remedy));
    }
  });

  async function answer(c: Context, link: Extract<AnswerLink, { kind: "open" }>): Promise<Response> {
    const filled = filledIn(await readText(c, config.mostBytes ?? mostBytes), link.asked);
    try {
      await commands.answerByLink(link, filled);
      return page(c, 200, answeredPage());
    } catch (error) {
      const errors = errorsOf(error, link.asked);
      if (errors !== null) return page(c, 422, answerPage({ asked: link.asked, filled, errors }));
      if (!(error instanceof SuretyError) || error.code !== "not-asked") throw error;
      // Somebody was quicker, or the time was over while this was sent.
      const now = await commands.readAnswerLink(c.req.param("token") ?? "");
      return page(c, 410, noAnswerPage(now.kind === "open" ? "late" : now.kind));
    }
  }
}

const nothing: FilledIn = { entered: {}, note: "" };

function filledIn(text: string, { fields }: AskedBack): FilledIn {
  const entries = new URLSearchParams(text);
  const read = (name: string) => entries.get(name)?.replaceAll("\r\n", "\n").replaceAll("\0", "").toWellFormed();
  const entered = fields.flatMap(({ form }) => {
    const value = read(form.name);
    return value === undefined ? [] : [[form.name, value]];
  });
  return { entered: Object.fromEntries(entered), note: read(noteName) ?? "" };
}

/** What is wrong with the answer, at the fields of the page; null where it is something else. */
function errorsOf(error: unknown, { fields }: AskedBack): Record<string, string> | null {
  if (error instanceof FieldProblems) {
    const errors: Record<string, string> = {};
    for (const { path: at, message, remedy } of error.problems) {
      const name = fields.find((one) => one.path === at)?.form.name ?? "";
      errors[name] ??= [message, remedy].filter(Boolean).join(" ");
    }
    return errors;
  }
  if (!(error instanceof SuretyError) || error.code !== "empty-answer") return null;
  return { "": [error.message, error.remedy].filter(Boolean).join(" ") };
}

function tooMany(c: Context): Response {
  const [sentence, remedy] = ["Too many attempts came from your address.", "Wait ten minutes, then try again."];
  return page(c, 429, refusedAnswerPage("Too many attempts", sentence, remedy));
}

/** The address holds the token: it is told to nobody, kept by no cache, and read by no script. */
function page(c: Context, status: number, content: string): Response {
  return c.html(content, status as 200, {
    "content-security-policy": answerPolicy,
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-robots-tag": "noindex, nofollow, noarchive",
  });
}
