import type { CaseSummary } from "@surety/core/wire/case";
import { nthCaseDetail } from "@surety/testing/factories/case-detail";
import { diagnosis } from "@surety/testing/factories/diagnosis";
import { nthJournalEntry } from "@surety/testing/factories/journal-entry";
import { overview } from "@surety/testing/factories/overview";
import { quality } from "@surety/testing/factories/quality";
import { session } from "@surety/testing/factories/session";
import { job, workflowDetail, workflowRow } from "@surety/testing/factories/workflow";
import { ok, page, problem, type Answer } from "./fixture-answer.ts";
import { answerChallenger, answerChallengers } from "./fixture-challengers.ts";
import { answerReview } from "./fixture-reviews.ts";
import { answerBaseline, answerReadiness, answerValue } from "./fixture-value.ts";
import type { FixtureState } from "./fixture-state.ts";

function matches(row: CaseSummary, query: URLSearchParams): boolean {
  const equal = (["workflow", "status", "route", "segment"] as const).every(
    (name) => !query.get(name) || row[name] === query.get(name),
  );
  const text = (query.get("q") ?? "").toLowerCase();
  return equal && (text === "" || `${row.title} ${row.id} ${row.answer}`.toLowerCase().includes(text));
}

function workflowRows(state: FixtureState) {
  return state.scene === "first-day"
    ? []
    : [workflowRow.earned(), workflowRow.learning(), workflowRow.shadow(), workflowRow.broken()];
}

function answerWorkflow(state: FixtureState, method: string, [, name = "", part]: string[], body: unknown): Answer {
  const row = workflowRows(state).find((candidate) => candidate.name === name);
  if (row === undefined)
    return problem(404, "workflow-unknown", `There is no workflow called “${name}”.`, "Look at the list of workflows.");
  const detail = workflowDetail.supportTriage({ name, title: row.title, stage: row.stage, now: state.now });
  if (part === undefined) return ok(detail);
  if (part === "stage") return ok({ ...detail, stage: (body as { stage: string }).stage });
  if (part === "challengers") return answerChallengers(name);
  if (part === "baseline") return answerBaseline(name, state.now);
  if (part === "value") return answerValue(name, state.now);
  if (part === "readiness") return answerReadiness(name, row.stage);
  if (part === "quality")
    return ok(
      name === "invoice-approval"
        ? quality.manyClasses()
        : name === "lead-routing"
          ? quality.learning()
          : quality.earned({ workflow: name }),
    );
  if (part === "doctor")
    return ok(
      name === "support-triage"
        ? diagnosis.sick()
        : name === "lead-routing"
          ? diagnosis.partlyRuled()
          : diagnosis.sound(),
    );
  if (method === "POST" && (part === "train" || part === "calibrate")) {
    state.jobStarted = Date.now();
    return { status: 202, body: job.running({ workflow: name, kind: part }) };
  }
  return problem(404, "not-found", "Nothing is here.");
}

function answerJob(state: FixtureState): Answer {
  const progress = Math.min(1, (Date.now() - (state.jobStarted ?? 0)) / 6000);
  return ok(progress >= 1 ? job.done() : job.running({ progress }));
}

function answerCase(state: FixtureState, [, id = "", verb]: string[]): Answer {
  const index = 1_000_000 - Number(id.replace("case_", ""));
  if (!Number.isInteger(index) || index < 0)
    return problem(404, "case-unknown", `There is no case ${id}.`, "It may belong to another installation.");
  const detail = nthCaseDetail(index, state.now);
  if (verb === "retry") return ok({ ...detail, status: "running", error: null });
  if (verb === "cancel") return ok({ ...detail, status: "cancelled" });
  return ok(detail);
}

function answerKeys(state: FixtureState, method: string, [, id]: string[], body: unknown): Answer {
  if (method === "GET") return ok({ items: state.keys });
  if (method === "DELETE") {
    state.keys = state.keys.filter((key) => key.id !== id);
    return { status: 204, body: null };
  }
  const form = body as { name: string; role: "editor" };
  if (form.name === "")
    return problem(422, "name-missing", "The key needs a name.", "Name it after the system that uses it.", "name");
  const row = {
    id: `key_${state.keys.length + 10}`,
    name: form.name,
    prefix: "sk_fIx7",
    role: form.role,
    createdAt: new Date().toISOString(),
    lastUsedAt: null,
  };
  state.keys = [...state.keys, row];
  return { status: 201, body: { key: "sk_fIx7ure000000000000000000000only", row } };
}

function answerConnections(state: FixtureState, method: string, [, name = "", verb]: string[], body: unknown): Answer {
  if (verb === "test")
    return ok(
      name === "slack"
        ? { ok: false, message: "Slack answered invalid_auth: the token was withdrawn." }
        : { ok: true, message: "Connected in 48 ms." },
    );
  if (method === "DELETE") state.connections = state.connections.filter((row) => row.name !== name);
  if (method === "PUT") {
    const form = body as { kind: string; settings: Record<string, unknown> };
    const { password: _password, token: _token, secret: _secret, ...settings } = form.settings;
    state.connections = [
      ...state.connections.filter((row) => row.name !== name),
      { name, kind: form.kind, settings, createdAt: new Date().toISOString(), usedBy: [] },
    ];
  }
  return ok({ items: state.connections });
}

function answerSession(state: FixtureState, what: string, body: unknown): Answer {
  const form = body as { password?: string };
  if (what === "sign-out") {
    state.session = session.signedOut();
    return { status: 204, body: null };
  }
  if (form.password === "wrong")
    return problem(
      401,
      "sign-in-refused",
      "Mail and password do not belong together.",
      "Try again, or ask the owner for a new password.",
    );
  state.session = session.owner();
  return ok(state.session);
}

/** The whole API of the fixture in one table of nouns. */
export function answer(
  state: FixtureState,
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): Answer {
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  const noun = parts[0] ?? "";
  if (noun === "session") return ok(state.session);
  if (noun === "sign-in" || noun === "sign-out" || noun === "setup") return answerSession(state, noun, body);
  if (state.session.person === null) return problem(401, "signed-out", "You are signed out.", "Sign in again.");
  if (noun === "overview")
    return ok(
      state.scene === "first-day" ? overview.firstDay() : overview.busyDay(Number(query.get("days") ?? 14), state.now),
    );
  if (noun === "workflows")
    return parts.length === 1 ? ok({ items: workflowRows(state) }) : answerWorkflow(state, method, parts, body);
  if (noun === "jobs") return answerJob(state);
  if (noun === "cases")
    return parts.length > 1
      ? answerCase(state, parts)
      : ok(
          page(
            state.cases.filter((row) => matches(row, query)),
            query,
          ),
        );
  if (noun === "challengers") return answerChallenger(parts);
  if (noun === "journal") return ok(page(journal(state, query), query));
  if (noun === "queues" || noun === "reviews") return answerReview(state, parts, query, body);
  if (noun === "keys") return answerKeys(state, method, parts, body);
  if (noun === "connections") return answerConnections(state, method, parts, body);
  return problem(404, "not-found", "Nothing is here.");
}

function journal(state: FixtureState, query: URLSearchParams) {
  if (state.scene === "first-day") return [];
  const entries = Array.from({ length: 2000 }, (_, index) => nthJournalEntry(index, state.now));
  return entries.filter(
    (entry) =>
      (!query.get("fate") || entry.fate === query.get("fate")) &&
      (!query.get("workflow") || entry.workflow === query.get("workflow")),
  );
}
