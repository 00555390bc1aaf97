import { draftFields } from "@surety/core/review/drafts";
import type { PlannedEffect } from "@surety/core/wire/review-preview";
import type { Plan } from "../worker/act-block.ts";
import type { LedgerEffect, WorkCase } from "../worker/work-case.ts";

/** Longest text of a request that a preview carries where nothing else is asked for. */
const usualText = 8000;

type Request = LedgerEffect["request"];

/** What a plan comes to, in the order in which people think of it: who gets the case, what is kept, what goes out. */
export function plannedEffects(
  plan: Plan,
  queueBefore: string | null,
  happens: boolean,
  mostText = usualText,
): PlannedEffect[] {
  const inside = { action: null, connection: null, origin: null, happens: true, editable: [] };
  return [
    ...(plan.queue !== queueBefore ? [{ ...inside, kind: "assign" as const, target: plan.queue, request: {} }] : []),
    ...plan.records.map((one) => ({
      ...inside,
      kind: "store" as const,
      target: one.record,
      request: cut(one.data, mostText),
    })),
    ...plan.obligations.map(({ type, due, quote, days_before: remindDaysBefore }) => ({
      ...inside,
      happens,
      kind: "store" as const,
      target: "obligation",
      request: cut({ type, due, quote, remindDaysBefore }, mostText),
    })),
    ...plan.starts.map((one) => ({
      ...inside,
      happens,
      kind: "start" as const,
      target: one.workflow,
      request: cut(one.input, mostText),
    })),
    ...plan.effects.map((one) => ({ ...outsideEffect(one, happens, mostText), editable: editableOf(one, mostText) })),
  ];
}

/** Effects that failed and would be tried again. */
export function againEffects(work: WorkCase, mostText = usualText): PlannedEffect[] {
  return work.effects.filter((one) => one.status === "pending").map((one) => outsideEffect(one, true, mostText));
}

/** One effect on the outside world. */
export function outsideEffect(
  { action, request, connection }: LedgerEffect,
  happens: boolean,
  mostText: number,
): PlannedEffect {
  const { kind, ...fields } = request;
  const target = targetOf(request);
  return { action, kind, target, connection, origin: null, happens, request: cut(fields, mostText), editable: [] };
}

/** The texts that are on screen as a whole: nobody edits what they cannot read. */
function editableOf({ request }: LedgerEffect, mostText: number): string[] {
  const texts = new Map(Object.entries(request));
  return draftFields(request.kind).filter((field) => {
    const text: unknown = texts.get(field);
    return typeof text === "string" && text.length <= mostText;
  });
}

function targetOf(request: Request): string {
  switch (request.kind) {
    case "update":
      return request.table;
    case "http":
      return `${request.method} ${request.path}`;
    case "webhook":
      return request.event;
    case "email":
      return request.to;
    case "notify":
      return request.text.slice(0, usualText);
    case "tool":
      return request.tool;
    case "call":
      return request.function;
  }
}

/** The same data with its long texts cut, and said so. */
function cut(data: object, mostText: number): Record<string, unknown> {
  const shorten = (_key: string, value: unknown): unknown =>
    typeof value === "string" && value.length > mostText ? `${value.slice(0, mostText).toWellFormed()}…` : value;
  return JSON.parse(JSON.stringify(data, shorten)) as Record<string, unknown>;
}
