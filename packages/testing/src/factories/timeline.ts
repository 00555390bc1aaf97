import type { CaseDetail, JudgmentWire, TimelineEntry } from "@surety/core/wire/case";

type Draft = Omit<TimelineEntry, "id" | "at"> & { after: number };

const judgedDraft = (judgment: JudgmentWire, after: number): Draft => ({
  after,
  kind: "judged",
  title: `${judgment.name}: ${judgment.value ?? "no answer"}, ${(judgment.confidence * 100).toFixed(1)} % sure`,
  detail: {
    model: judgment.model,
    modelVersion: judgment.modelVersion,
    signals: judgment.signals,
    costMicros: judgment.costMicros,
  },
  actor: judgment.model,
  milliseconds: judgment.latencyMs,
});

const gateDraft = (judgment: JudgmentWire, after: number): Draft => ({
  after,
  kind: "gate",
  title: judgment.reason.sentence,
  detail: { route: judgment.route, threshold: judgment.threshold, segment: judgment.segment },
  actor: "gate",
  milliseconds: 0.1,
});

function beginning(detail: CaseDetail): Draft[] {
  const prepared = detail.prepared.map((step, place): Draft => ({
    after: 40 + place * 20,
    kind: "prepared",
    title: `${step.name} (${step.kind})`,
    detail: { value: step.value },
    actor: null,
    milliseconds: step.milliseconds,
  }));
  return [
    {
      after: 0,
      kind: "event",
      title: `Arrived by ${detail.trigger}`,
      detail: { messageId: detail.input["messageId"] },
      actor: detail.trigger,
      milliseconds: null,
    },
    ...prepared,
  ];
}

function decided(detail: CaseDetail): Draft[] {
  const first = detail.judgments[0];
  if (detail.review === null || first === undefined) return [];
  const asked: Draft = {
    after: 1000,
    kind: "review",
    title: "Sent to queue support-leads",
    detail: { review: detail.review.id },
    actor: null,
    milliseconds: null,
  };
  if (detail.review.status !== "decided") return [asked];
  const answer: Draft = {
    after: 410_000,
    kind: "decision",
    title: `Answered ${first.decidedValue ?? "out of scope"}`,
    detail: { seconds: 8, agreed: first.decidedValue === first.value },
    actor: first.decidedBy,
    milliseconds: 8000,
  };
  return [asked, answer];
}

function ending(detail: CaseDetail): Draft[] {
  const start = detail.review?.status === "decided" ? 411_000 : 1200;
  const effects = detail.effects.map((effect, place): Draft => ({
    after: start + place * 260,
    kind: effect.status === "failed" ? "error" : effect.status === "pending" ? "retry" : "effect",
    title: effect.error ?? effect.receipt?.summary ?? `${effect.action} is waiting to be sent`,
    detail: {
      request: effect.request,
      receipt: effect.receipt,
      attempts: effect.attempts,
      idempotencyKey: effect.idempotencyKey,
    },
    actor: effect.connection,
    milliseconds: effect.sentAt === null ? null : 240,
  }));
  const end: Draft[] =
    detail.status === "done"
      ? [{ after: start + 900, kind: "status", title: "Done", detail: {}, actor: null, milliseconds: null }]
      : [];
  return [...effects, ...end];
}

/** The life of a case as its timeline tells it, from the parts of the case. */
export function timeline(detail: CaseDetail): TimelineEntry[] {
  const judged = detail.judgments.flatMap((judgment, place) => [
    judgedDraft(judgment, 120 + place * 850),
    gateDraft(judgment, 130 + place * 850),
  ]);
  const start = Date.parse(detail.receivedAt);
  return [...beginning(detail), ...judged, ...decided(detail), ...ending(detail)].map(({ after, ...entry }, place) => ({
    id: `${detail.id}_t${place}`,
    at: new Date(start + after).toISOString(),
    ...entry,
  }));
}
