import type { EffectWire } from "@surety/core/wire/case";
import { FIXTURE_NOW } from "./seeded.ts";

type Change = Partial<EffectWire>;

const build = (change: Change): EffectWire => ({
  id: "eff_1",
  action: "assign",
  kind: "assign",
  connection: "helpdesk",
  idempotencyKey: "case_999999/act/0/assign",
  status: "sent",
  attempts: 1,
  request: { queue: "refund", priority: "normal" },
  receipt: { summary: "Assigned to queue refund", reference: "HD-48213" },
  error: null,
  createdAt: new Date(FIXTURE_NOW).toISOString(),
  sentAt: new Date(FIXTURE_NOW + 240).toISOString(),
  ...change,
});

/** Effects by where they stand. */
export const effect = {
  sent: (change: Change = {}) => build(change),
  pending: (change: Change = {}) => build({ status: "pending", attempts: 0, receipt: null, sentAt: null, ...change }),
  captured: (change: Change = {}) => build({ status: "captured", attempts: 0, receipt: null, sentAt: null, ...change }),
  failed: (change: Change = {}) =>
    build({
      status: "failed",
      attempts: 5,
      receipt: null,
      sentAt: null,
      error: "The helpdesk answered 503 five times; the next attempt is yours.",
      ...change,
    }),
  notified: (change: Change = {}) =>
    build({
      id: "eff_2",
      action: "notify",
      kind: "notify",
      connection: "slack",
      idempotencyKey: "case_999999/act/0/notify",
      request: { text: "Refund for a gold customer" },
      receipt: { summary: "Posted to #refunds", reference: "1763631000.220" },
      ...change,
    }),
};
