import { type PlanningWorld, staysInside } from "./act-block.ts";
import { unsent } from "./effect-ledger.ts";
import { type OutsideAction, requestOf } from "./effect-request.ts";
import type { LedgerEffect, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

interface Asked {
  id: string;
  question: string;
  fields: readonly string[];
}

/** Tells the sender what is asked, where the workflow says how; then the case waits for the answer. */
export function askSender(work: WorkCase, asked: Asked, world: WorkerWorld): Stop {
  const own = (effect: LedgerEffect) => effect.action.startsWith(`back.${asked.id}.`);
  if (!work.effects.some(own)) work.effects.push(...messagesTo(work, asked, world));
  const waiting = work.effects.filter((effect) => own(effect) && effect.status === "pending");
  if (waiting.length > 0 && !staysInside(work.stage)) return { kind: "effects" };
  for (const effect of waiting) {
    effect.status = "captured";
    effect.unwritten = true;
  }
  return { kind: "callback" };
}

/** The messages as they would be sent; their keys are of the question, so that a repetition is known as one. */
export function messagesTo(work: WorkCase, asked: Asked, world: PlanningWorld): LedgerEffect[] {
  const fields = asked.fields.map((path) => path.replace(/^\/input\//, "").replaceAll("/", "."));
  const scope = { ...work.scope, asked: { question: asked.question, fields, link: linkMark } };
  return work.compiled.review.sendBack.actions.map((action, at) => ({
    id: world.newId(),
    action: `back.${asked.id}.${at}`,
    kind: action.kind,
    connection: "connection" in action ? action.connection : null,
    idempotencyKey: `${work.row.id}:back.${asked.id}.${at}`,
    request: requestOf(action as OutsideAction, scope),
    ...unsent,
  }));
}

/** Stands for the link in previews and in the ledger, which many may read: whoever has the link can answer. */
const linkMark = "[link to answer]";

/** What goes out for an effect: a message to a sender gets its link at the last moment. */
export function requestToSend(
  { action, request }: Pick<LedgerEffect, "action" | "request">,
  world: Pick<WorkerWorld, "link" | "mailTokens">,
): LedgerEffect["request"] {
  if (!isMessage({ action })) return request;
  const question = action.split(".")[1] ?? "";
  const link = world.link(`/answer/${world.mailTokens.answer(question)}`);
  return inTexts(request, (text) => text.replaceAll(linkMark, link)) as LedgerEffect["request"];
}

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => inTexts(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inTexts(one, change)]));
}

/** Whether an effect tells a sender something, and belongs to no act block. */
export function isMessage({ action }: Pick<LedgerEffect, "action">): boolean {
  return action.startsWith("back.");
}
