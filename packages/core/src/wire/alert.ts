import { z } from "zod";
import { instant, pageOf, rate } from "./common.ts";

export const alertKind = z.enum([
  "guarantee-broken",
  "rate-raised",
  "rolled-back",
  "budget-low",
  "budget-spent",
  "obligation-due",
  "files-refused",
  "test",
]);
export type AlertKind = z.output<typeof alertKind>;
export const alertState = z.enum(["open", "acknowledged", "resolved"]);
export const alertSeverity = z.enum(["critical", "warning", "info"]);

/** The figures of an alarm as they were when it was raised; they do not change afterwards. */
export const alertFacts = z.object({
  /** What went wrong, with its numbers, in plain words. */
  what: z.string(),
  /** What Surety has done about it by itself. */
  done: z.string(),
  /** What a person should do next. */
  next: z.string(),
  /** Since when it may have been wrong: the first audited error of this watch, or the beginning of the rise. */
  since: instant.nullable(),
  /** Cases that were automated in that time, and how many of them were audited. */
  automated: z.number().int(),
  audited: z.number().int(),
  errors: z.number().int(),
  /** Target of the guarantee, or what is usual for the rate. */
  target: z.number().nullable(),
  estimate: rate.nullable(),
  /** Evidence against the promise, and the line at which it counts as broken. */
  evidence: z.number().nullable(),
  line: z.number().nullable(),
});
export type AlertFacts = z.output<typeof alertFacts>;

export const alertReason = z.object({
  code: z.enum(["confidence", "answers", "length", "expected-accuracy", "calibration"]),
  changed: z.boolean(),
  sentence: z.string(),
  figures: z.record(z.string(), z.number()),
});

export const alertDelivery = z.object({
  id: z.string(),
  connection: z.string(),
  to: z.string().nullable(),
  status: z.enum(["pending", "sent", "failed"]),
  attempts: z.number().int(),
  receipt: z.string().nullable(),
  error: z.string().nullable(),
  sentAt: instant.nullable(),
});

export const alertRow = z.object({
  id: z.string(),
  workflow: z.string(),
  judgment: z.string().nullable(),
  segment: z.string().nullable(),
  kind: alertKind,
  rate: z.enum(["override", "abstain", "exception"]).nullable(),
  severity: alertSeverity,
  state: alertState,
  title: z.string(),
  createdAt: instant,
  /** Deliveries that did not arrive (yet). */
  undelivered: z.number().int(),
});
export type AlertRow = z.output<typeof alertRow>;

export const alertPage = pageOf(alertRow);

export const alertDetail = alertRow.extend({
  facts: alertFacts,
  /** What may be behind it; null while that is being worked out. */
  reasons: z.array(alertReason).nullable(),
  deliveries: z.array(alertDelivery),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  resolvedAt: instant.nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
  /** Whether its gate is still shut, and how many labels since then may speak for opening it. */
  gateClosed: z.boolean(),
  labelsSince: z.number().int(),
});
export type AlertDetail = z.output<typeof alertDetail>;

export const alertResolution = z.strictObject({ resolution: z.string().trim().min(3).max(2000) });

export const reopenRequest = z.strictObject({
  segment: z.string().max(100).default(""),
  /** Why it is opened without new evidence, in at least ten characters. */
  because: z.string().trim().min(10).max(2000),
});
export type ReopenRequest = z.input<typeof reopenRequest>;

/** Something that shut or opened a gate. */
export const gateTurn = z.object({
  judgment: z.string(),
  segment: z.string(),
  turn: z.enum(["closed", "reopened"]),
  how: z.enum(["alarm", "evidence", "override"]),
  because: z.string().nullable(),
  alert: z.string().nullable(),
  actor: z.string().nullable(),
  at: instant,
});
export type GateTurn = z.output<typeof gateTurn>;
