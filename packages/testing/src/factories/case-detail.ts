import type { CaseDetail, CaseSummary, EffectWire, JudgmentWire } from "@surety/core/wire/case";
import { caseSummary, stateOfCase } from "./case-summary.ts";
import { effect } from "./effect.ts";
import { alternatives, judgment } from "./judgment.ts";
import { ticket } from "./tickets.ts";
import { timeline } from "./timeline.ts";

type Change = Partial<CaseDetail> & { index?: number; now?: number };
type Parts = {
  row: CaseSummary;
  index: number;
  judgments: JudgmentWire[];
  effects: EffectWire[];
  change: Partial<CaseDetail>;
};

function assemble({ row, index, judgments, effects, change }: Parts): CaseDetail {
  const { subject, body, customer, tier } = ticket(index);
  const detail: CaseDetail = {
    ...row,
    version: { hash: "9f2c41d07b6e", number: 7 },
    trigger: "mail",
    input: {
      subject,
      body: `${body}\n\n-- \n${customer}`,
      from: `${customer.toLowerCase().replace(/[^a-z]+/g, ".")}@example.org`,
      messageId: `<${row.id}@mail.example.org>`,
    },
    prepared: [
      { name: "text", kind: "clean", value: body, missing: null, milliseconds: 1.2, at: null },
      {
        name: "customer",
        kind: "lookup",
        value: { name: customer, tier, plan: "team", since: "2023-04-11" },
        missing: null,
        milliseconds: 14,
        at: row.receivedAt,
      },
    ],
    judgments,
    effects,
    timeline: [],
    review: null,
    error: null,
    costMicros: judgments.reduce((sum, each) => sum + each.costMicros, 0),
    currency: "EUR",
    explained: {
      fields: ["subject", "body", "from", "messageId"].map((name) => ({ name, title: null, format: null })),
      sources: {
        text: { sentence: "input.body, without markup", connection: null, reads: ["input.body"] },
        customer: { sentence: "looked up in crm by input.from", connection: "crm", reads: ["input.from"] },
      },
      checks: [{ expression: "size(text) >= 2", words: "the length of text is at least 2", holds: true }],
    },
    ...change,
  };
  return { ...detail, timeline: change.timeline ?? timeline(detail) };
}

const split = (change: Change) => {
  const { index = 1, now, ...rest } = change;
  return { index, rest, place: { index, ...(now === undefined ? {} : { now }) } };
};

function judged(index: number, row: CaseSummary): JudgmentWire[] {
  const { intent, rival } = ticket(index);
  const confidence = row.confidence ?? 0.61;
  const shared = {
    value: intent,
    confidence,
    alternatives: alternatives(intent, rival, confidence),
    segment: row.segment,
    at: row.receivedAt,
    id: `jdg_${row.id}_1`,
  };
  const automated = row.route === "automated";
  const sentence = `Confidence ${confidence.toFixed(3)} is ${automated ? "above" : "below"} the earned threshold 0.914 for ${row.segment ?? "all"} customers.`;
  const reason = { code: automated ? "above-threshold" : "below-threshold", sentence };
  const first = automated
    ? judgment.automated({ ...shared, decidedValue: intent, reason })
    : judgment.uncertain({ ...shared, reason });
  return [first, judgment.urgency({ id: `jdg_${row.id}_2`, at: row.receivedAt })];
}

const sentEffects = (row: CaseSummary, queue: string): EffectWire[] => {
  const times = { createdAt: row.receivedAt, sentAt: row.endedAt ?? row.receivedAt };
  return [
    effect.sent({
      ...times,
      id: `eff_${row.id}_1`,
      request: { queue, priority: "normal" },
      receipt: { summary: `Assigned to queue ${queue}`, reference: "HD-48213" },
      idempotencyKey: `${row.id}/act/0/assign`,
    }),
    effect.notified({ ...times, id: `eff_${row.id}_2`, idempotencyKey: `${row.id}/act/0/notify` }),
  ];
};

/** Whole cases, by the state that matters to the test. */
export const caseDetail = {
  automated(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    const row = caseSummary.automated(place);
    return assemble({
      row,
      index,
      judgments: judged(index, row),
      effects: sentEffects(row, ticket(index).intent),
      change: rest,
    });
  },

  reviewed(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    const { intent } = ticket(index);
    const row = caseSummary.reviewed(place);
    const judgments = judged(index, row).map((each) =>
      each.name === "intent" ? { ...each, decidedValue: intent, decidedBy: "Mara Lind" } : each,
    );
    return assemble({
      row,
      index,
      judgments,
      effects: sentEffects(row, intent),
      change: { review: { id: row.id.replace("case", "rev"), status: "decided" }, ...rest },
    });
  },

  waitingForReview(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    const row = caseSummary.waitingForReview(place);
    return assemble({
      row,
      index,
      judgments: judged(index, row),
      effects: [],
      change: { review: { id: row.id.replace("case", "rev"), status: "open" }, ...rest },
    });
  },

  waitingForRetry(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    const row = caseSummary.waitingForRetry(place);
    return assemble({
      row,
      index,
      judgments: judged(index, row),
      effects: [effect.pending({ createdAt: row.receivedAt, attempts: 2 })],
      change: rest,
    });
  },

  failed(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    const row = caseSummary.failed(place);
    const error = {
      code: "connection-refused",
      message: "The helpdesk refused the ticket: queue “refund” does not exist.",
      remedy: "Create the queue in the helpdesk or change the act block, then retry the case.",
    };
    return assemble({
      row,
      index,
      judgments: judged(index, { ...row, route: "automated" }),
      effects: [effect.failed({ createdAt: row.receivedAt })],
      change: { error, ...rest },
    });
  },

  running(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    return assemble({ row: caseSummary.running(place), index, judgments: [], effects: [], change: rest });
  },

  cancelled(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    return assemble({ row: caseSummary.cancelled(place), index, judgments: [], effects: [], change: rest });
  },

  quarantined(change: Change = {}): CaseDetail {
    const { index, rest, place } = split(change);
    const error = {
      code: "quarantined",
      message: "Working on this case ended its worker twice. Its input is kept.",
      remedy: "Look at the input, then retry or cancel it.",
    };
    return assemble({
      row: caseSummary.quarantined(place),
      index,
      judgments: [],
      effects: [],
      change: { error, ...rest },
    });
  },
};

/** The whole of `nthCase(index)`. */
export const nthCaseDetail = (index: number, now?: number): CaseDetail =>
  caseDetail[stateOfCase(index)]({ index, ...(now === undefined ? {} : { now }) });
