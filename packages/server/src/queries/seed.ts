import { v7 as uuidv7 } from "uuid";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import type { WorkflowSource } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";
import { searchVector } from "../storage/search-text.ts";

/** A small complete workflow for tests: api, webhook and form in; one judgment; a queue out. */
export const ticketsSource: WorkflowSource = {
  name: "tickets",
  title: "Tickets",
  description: "Sorts tickets.",
  input: {
    type: "object",
    required: ["subject"],
    properties: {
      subject: { type: "string", maxLength: 200 },
      body: { type: "string" },
      amount: { type: "number", minimum: 0, description: "In euro" },
      urgent: { type: "boolean" },
      channel: { type: "string", enum: ["mail", "chat"] },
    },
  },
  triggers: [
    { id: "api", api: {} },
    { id: "shop", webhook: { verify: { standardWebhooks: "secret:SHOP" } } },
    { id: "ask", form: { title: "Ask us", intro: "We answer <soon>.", public: true } },
    { id: "staff", form: {} },
    { id: "file", file: {} },
  ],
  flow: [
    { prepare: { text: { clean: { from: "input.subject" } } } },
    {
      judge: { intent: { classify: { text: "{{ text }}", labels: ["billing", "refund", "bug"] } } },
      gate: { maxError: 0.02 },
    },
    {
      act: [
        { when: 'intent.value == "refund"', do: [{ assign: { queue: "refunds" } }] },
        { otherwise: [{ assign: { queue: "rest" } }] },
      ],
    },
  ],
  review: { queue: "people", due: "4h" },
  measure: { baseline: { minutesPerCase: 5, costPerHour: 40, errorRate: 0.05 }, currency: "USD" },
};

export async function seedWorkflow(database: Queryable, source: WorkflowSource = ticketsSource): Promise<string> {
  const document = parseWorkflow(source);
  const hash = `hash-of-${document.name}`;
  await database.query("insert into surety.workflows (name, title, version, stage) values ($1, $2, $3, 'live')", [
    document.name,
    document.title,
    hash,
  ]);
  await database.query("insert into surety.versions (hash, workflow, number, document) values ($1, $2, 1, $3)", [
    hash,
    document.name,
    JSON.stringify(document),
  ]);
  return hash;
}

/** Inserts one row; what is not given comes from the table's defaults. */
async function insert(database: Queryable, table: string, row: Record<string, unknown>): Promise<void> {
  const values = Object.values(row).map((value) =>
    value !== null && typeof value === "object" && !(value instanceof Date) ? JSON.stringify(value) : value,
  );
  const places = values.map((_, at) => `$${at + 1}`).join(",");
  await database.query(`insert into surety.${table} (${Object.keys(row).join(",")}) values (${places})`, values);
}

/** A version 7 id of a moment, so that ids are in the order of time. */
export function idAt(moment: Date): string {
  return uuidv7({ msecs: moment.getTime() });
}

export async function seedCase(
  database: Queryable,
  row: Record<string, unknown> & { received_at?: Date } = {},
): Promise<string> {
  const received = row.received_at ?? new Date();
  const id = idAt(received);
  const defaults = {
    id,
    workflow: "tickets",
    version: "hash-of-tickets",
    event_id: uuidv7(),
    trigger_id: "api",
    title: "A ticket",
    status: "done",
    input: { subject: "Where is my refund" },
  };
  await insert(database, "cases", { ...defaults, received_at: received, ...row });
  return id;
}

export async function seedJudgment(
  database: Queryable,
  caseId: string,
  row: Record<string, unknown> = {},
): Promise<void> {
  const defaults = {
    id: uuidv7(),
    case_id: caseId,
    workflow: "tickets",
    name: "intent",
    block: 1,
    kind: "classify",
    value: "refund",
    confidence: 0.97,
    model: "local",
    model_version: "m1",
  };
  const judged = {
    latency_ms: 1.5,
    route: "automate",
    reason: { code: "sure", sentence: "Sure enough." },
    alternatives: [{ value: "refund", probability: 0.97 }],
    at: new Date(),
  };
  await insert(database, "judgments", {
    ...defaults,
    ...judged,
    ...row,
    alternatives: row["alternatives"] ?? judged.alternatives,
  });
}

export async function seedReview(
  database: Queryable,
  caseId: string,
  row: Record<string, unknown> & { created_at?: Date } = {},
): Promise<string> {
  const created = row.created_at ?? new Date();
  const id = idAt(created);
  const defaults = {
    id,
    case_id: caseId,
    workflow: "tickets",
    block: 1,
    kind: "review",
    queue: "people",
    status: "open",
    stakes: "normal",
    title: "A ticket",
    preview: "Where is my refund",
    currency: row["value_micros"] === undefined ? null : "EUR",
    certainty: row["kind"] === "exception" ? null : (row["confidence"] ?? 0.5),
  };
  const whole = { ...defaults, created_at: created, ...row };
  const search = searchVector(whole.title, whole.preview);
  await insert(database, "reviews", { ...whole, search });
  return id;
}

export async function seedLabel(
  database: Queryable,
  caseId: string | null,
  row: Record<string, unknown> = {},
): Promise<void> {
  const defaults = {
    id: uuidv7(),
    workflow: "tickets",
    judgment: "intent",
    case_id: caseId,
    text: "Where is my refund",
    value: "refund",
    source: "audit",
    part: "calibration",
    at: new Date(),
  };
  await insert(database, "labels", { ...defaults, ...row });
}

export async function seedRow(database: Queryable, table: string, row: Record<string, unknown>): Promise<void> {
  await insert(database, table, row);
}

/** What an answered audit of a seeded case found of its judgment. */
export async function seedAudit(database: Queryable, caseId: string, row: Record<string, unknown> = {}): Promise<void> {
  const at = new Date();
  const found = { judgment: "intent", confidence: 0.97, probability: 0.1, weight: 1, error: 0, person: "p-ada" };
  const defaults = { review_id: uuidv7(), case_id: caseId, workflow: "tickets", judged_at: at, at };
  await insert(database, "audits", { ...defaults, ...found, ...row });
}

/** A case whose answer is known, shown again as a review that waits: made from a decided one, as the house does. */
export async function seedPlanted(
  database: Queryable,
  source: { caseId: string; detail: Record<string, unknown> },
  row: Record<string, unknown> = {},
): Promise<string> {
  const [id, shown] = [uuidv7(), uuidv7()];
  await insert(database, "planted_reviews", {
    id,
    case_id: shown,
    workflow: "tickets",
    block: 1,
    queue: "people",
    status: "open",
    stakes: "normal",
    four_eyes: false,
    undo_seconds: 0,
    title: "A ticket",
    preview: "Where is my refund",
    confidence: 0.97,
    created_at: new Date(),
    answer: "intent: refund",
    detail: { ...source.detail, id: shown, status: "waiting" },
    expected: { intent: "bug" },
    wrong_suggestion: true,
    source_case: source.caseId,
    known_to: "{}",
    ...row,
  });
  return id;
}
