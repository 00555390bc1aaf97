import { SuretyError, type ErrorKind } from "@surety/core/errors/surety-error";
import type { ProblemDetails } from "@surety/core/wire/common";
import { FieldProblems } from "@surety/core/errors/field-problems";
import { WorkflowProblems } from "@surety/core/workflow/workflow-problems";
import { HTTPException } from "hono/http-exception";
import type { z } from "zod";
import { isDiskFull, isInternal, isOutage } from "../storage/lost-connection.ts";

/** The one table from error code to status; codes that are not here go by their kind. */
const statusOfCode: Readonly<Record<string, number>> = {
  "challenger-open": 409,
  "challenger-ended": 409,
  "champion-changed": 409,
  "not-ready-to-promote": 409,
  "nothing-to-roll-back": 409,
  "no-canary": 409,
  "cost-not-confirmed": 409,
  "experiment-ended": 409,
  "experiment-not-done": 409,
  "malformed-json": 400,
  "malformed-form": 400,
  "not-utf-8": 400,
  "compressed-body": 415,
  "bad-cursor": 400,
  unauthenticated: 401,
  "wrong-password": 401,
  "bad-signature": 401,
  forbidden: 403,
  "other-origin": 403,
  "setup-token-invalid": 403,
  "already-decided": 409,
  "claimed-by-other": 409,
  "assigned-to-other": 409,
  "must-not-decide": 403,
  "not-yours-to-give": 403,
  "cannot-take": 409,
  "person-away": 409,
  "person-full": 409,
  "group-empty": 409,
  "effect-begun": 409,
  "link-not-open": 409,
  "screen-changed": 409,
  "not-yours": 403,
  "answer-seen": 409,
  "effect-changed": 409,
  "preview-first": 409,
  "not-asked": 409,
  "not-blind": 409,
  "needs-second-person": 409,
  "needs-person": 409,
  "needs-own-look": 409,
  "suggestion-hidden": 409,
  "nothing-to-undo": 409,
  "not-open": 409,
  "already-timing": 409,
  "not-timing": 409,
  "wrong-stage": 409,
  "changed-meanwhile": 409,
  "derived-meanwhile": 409,
  "email-taken": 409,
  "alert-settled": 409,
  "obligation-settled": 409,
  "gate-not-closed": 409,
  "nothing-earned": 409,
  "tool-changed": 409,
  "file-infected": 403,
  "body-too-large": 413,
  "file-too-large": 413,
  "wrong-content-type": 415,
  "too-many-attempts": 429,
};

const statusOfKind: Readonly<Record<ErrorKind, number>> = { user: 422, transient: 503, terminal: 502 };

const titles: Readonly<Record<number, string>> = {
  400: "The request cannot be read",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  405: "Not possible here",
  409: "Something else happened first",
  413: "Too large",
  415: "Another format is needed",
  422: "Not valid",
  429: "Too many attempts",
  500: "Something went wrong on our side",
  502: "The other side refused",
  503: "Not possible at the moment",
};

/** The request did not have the shape that the route declares. */
export class InvalidRequest extends Error {
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super("The request does not have the declared shape.");
    this.issues = issues;
  }
}

/** Problem details (RFC 9457) for anything that was thrown; null for a bug, of which the outside learns only an id. */
export function problemOf(error: unknown): ProblemDetails | null {
  if (error instanceof InvalidRequest) return invalidRequest(error);
  if (error instanceof SuretyError) return expected(error);
  if (error instanceof HTTPException) return fromFramework(error);
  return isOutage(error) && !isInternal(error) ? outage(error) : null;
}

export function unexpectedProblem(id: string): ProblemDetails {
  return problem(500, "unexpected", `Something went wrong on our side, and was written down as ${id}.`, {
    remedy: "Try again. If it happens again, look for this id in the server's log.",
  });
}

function expected(error: SuretyError): ProblemDetails {
  const facts = { field: error.field, remedy: error.remedy };
  const details = problem(statusOf(error), error.code, error.message, facts);
  if (error instanceof FieldProblems) return { ...details, problems: [...error.problems] };
  if (!(error instanceof WorkflowProblems)) return details;
  const problems = error.problems
    .filter((one) => one.severity === "error")
    .map(({ path, message, nearest, remedy }) => ({
      path,
      message: nearest === undefined ? message : `${message} Did you mean "${nearest}"?`,
      remedy: remedy ?? null,
    }));
  return { ...details, problems };
}

function statusOf(error: SuretyError): number {
  return statusOfCode[error.code] ?? (error.code.endsWith("-not-found") ? 404 : statusOfKind[error.kind]);
}

/** Our database does not take anything at the moment: the sender keeps what it has, and comes again. */
function outage(error: unknown): ProblemDetails {
  if (isDiskFull(error)) {
    return problem(503, "disk-full", "The disk of the server is full: nothing was taken in.", {
      remedy: "Send it again later. Whoever runs the server: free some space, and it goes on by itself.",
    });
  }
  return problem(503, "database-away", "The database does not answer: nothing was taken in.", {
    remedy: "Send it again in a moment.",
  });
}

function invalidRequest(error: InvalidRequest): ProblemDetails {
  const problems = error.issues.map((issue) => ({
    path: `/${issue.path.map(String).join("/")}`,
    message: issue.message,
    remedy: null,
  }));
  const first = problems[0];
  const detail = first === undefined ? error.message : `${first.path}: ${first.message}`;
  return {
    ...problem(422, "invalid-request", detail, {
      field: first?.path,
      remedy: "See /openapi.json for the declared shape.",
    }),
    problems,
  };
}

function fromFramework(error: HTTPException): ProblemDetails {
  if (error.status === 400)
    return problem(400, "malformed-json", "The body is not valid JSON.", {
      remedy: "Check quotes, commas and brackets.",
    });
  return problem(error.status, `http-${error.status}`, error.message, {});
}

function problem(
  status: number,
  code: string,
  detail: string,
  facts: { field?: string | undefined; remedy?: string | undefined },
): ProblemDetails {
  return {
    type: "about:blank",
    title: titles[status] ?? "Not possible",
    status,
    detail,
    code,
    field: facts.field ?? null,
    remedy: facts.remedy ?? null,
  };
}
