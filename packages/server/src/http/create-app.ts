import { OpenAPIHono } from "@hono/zod-openapi";
import type { ProblemDetails } from "@surety/core/wire/common";
import { randomUUID } from "node:crypto";
import type { App, AppEnv, AppParts, HttpLog, RouteParts } from "./app-env.ts";
import { createDoor } from "./door.ts";
import { InvalidRequest, problemOf, unexpectedProblem } from "./problem.ts";
import { baselineRoutes } from "./routes/baseline.ts";
import { answerLinkRoutes } from "./routes/answer-links.ts";
import { alertRoutes } from "./routes/alerts.ts";
import { bulkRoutes } from "./routes/bulk.ts";
import { caseRoutes } from "./routes/cases.ts";
import { challengerRoutes } from "./routes/challengers.ts";
import { connectionRoutes } from "./routes/connections.ts";
import { consoleRoutes } from "./routes/console.ts";
import { deskRoutes } from "./routes/desk.ts";
import { decisionRoutes } from "./routes/decisions.ts";
import { doctorRoutes } from "./routes/doctor.ts";
import { experimentRoutes } from "./routes/experiments.ts";
import { fileRoutes } from "./routes/files.ts";
import { formRoutes } from "./routes/forms.ts";
import { gateRoutes } from "./routes/gates.ts";
import { healthRoutes } from "./routes/health.ts";
import { hookRoutes } from "./routes/hooks.ts";
import { importRoutes } from "./routes/imports.ts";
import { ingestRoutes } from "./routes/ingest.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { journalRoutes } from "./routes/journal.ts";
import { keyRoutes } from "./routes/keys.ts";
import { knowledgeRoutes } from "./routes/knowledge.ts";
import { labelRoutes } from "./routes/labels.ts";
import { linkRoutes } from "./routes/links.ts";
import { liveRoutes } from "./routes/live.ts";
import { mailRoutes } from "./routes/mails.ts";
import { mcpRoutes } from "./routes/mcp.ts";
import { notificationRoutes } from "./routes/notifications.ts";
import { obligationRoutes } from "./routes/obligations.ts";
import { openapiRoutes } from "./routes/openapi.ts";
import { outcomeRoutes } from "./routes/outcomes.ts";
import { overviewRoutes } from "./routes/overview.ts";
import { promptRoutes } from "./routes/prompts.ts";
import { promotionRoutes } from "./routes/promotions.ts";
import { cascadeRoutes } from "./routes/cascades.ts";
import { decidingRoutes } from "./routes/deciding.ts";
import { draftRoutes } from "./routes/drafts.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { peopleRoutes } from "./routes/people.ts";
import { secretRoutes } from "./routes/secrets.ts";
import { sessionRoutes } from "./routes/session.ts";
import { practiceRoutes } from "./routes/practice.ts";
import { setRoutes } from "./routes/sets.ts";
import { signalRoutes } from "./routes/signals.ts";
import { spendingRoutes } from "./routes/spending.ts";
import { valueRoutes } from "./routes/value.ts";
import { viewRoutes } from "./routes/views.ts";
import { workloadRoutes } from "./routes/workload.ts";
import { workflowRoutes } from "./routes/workflows.ts";
import { refuseNul } from "./refuse-nul.ts";
import { securityHeaders } from "./security-headers.ts";

type Routes = (app: App, parts: RouteParts) => void;

/** The console comes last: it takes every GET that nobody else has. */
const allRoutes: readonly Routes[] = [
  ingestRoutes,
  fileRoutes,
  mailRoutes,
  sessionRoutes,
  overviewRoutes,
  workflowRoutes,
  doctorRoutes,
  challengerRoutes,
  experimentRoutes,
  promptRoutes,
  promotionRoutes,
  baselineRoutes,
  outcomeRoutes,
  valueRoutes,
  signalRoutes,
  spendingRoutes,
  cascadeRoutes,
  gateRoutes,
  labelRoutes,
  knowledgeRoutes,
  setRoutes,
  practiceRoutes,
  workloadRoutes,
  importRoutes,
  jobRoutes,
  caseRoutes,
  decisionRoutes,
  obligationRoutes,
  journalRoutes,
  alertRoutes,
  bulkRoutes,
  decidingRoutes,
  draftRoutes,
  reviewRoutes,
  viewRoutes,
  deskRoutes,
  peopleRoutes,
  keyRoutes,
  connectionRoutes,
  secretRoutes,
  notificationRoutes,
  linkRoutes,
  answerLinkRoutes,
  liveRoutes,
  hookRoutes,
  mcpRoutes,
  formRoutes,
  healthRoutes,
  openapiRoutes,
  consoleRoutes,
];

/** The whole HTTP face as one `fetch` handler. Throws where a route declares no policy. */
export function createApp(parts: AppParts, routes: readonly Routes[] = allRoutes): App {
  const app: App = new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new InvalidRequest(result.error.issues);
    },
  });
  const door = createDoor(parts);
  app.use("/*", securityHeaders(parts.config.origin.startsWith("https:")));
  app.use("/*", refuseNul);
  for (const route of routes) route(app, { ...parts, door });
  app.onError((error) => answerOf(error, parts.log));
  app.notFound((c) =>
    problemResponse({ ...unknownAddress, detail: `There is nothing at ${c.req.method} ${c.req.path.slice(0, 200)}.` }),
  );
  door.check(app.routes);
  return app;
}

const unknownAddress = {
  type: "about:blank",
  title: "Not found",
  status: 404,
  code: "address-not-found",
  field: null,
  remedy: "See /openapi.json for all addresses.",
};

/** Expected errors say what to do; of a bug only an id gets out, and the log has the rest. */
function answerOf(error: Error, log: HttpLog): Response {
  const problem = problemOf(error);
  if (problem !== null) return problemResponse(problem, error);
  const id = randomUUID();
  log.error({ id, err: error }, "a request failed");
  return problemResponse(unexpectedProblem(id));
}

function problemResponse(problem: ProblemDetails, error?: Error): Response {
  const headers = new Headers({ "content-type": "application/problem+json" });
  const wait = (error as { retryAfterMs?: number } | undefined)?.retryAfterMs;
  if (wait !== undefined) headers.set("retry-after", String(Math.ceil(wait / 1000)));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
