import type { RefusedInvoice } from "@surety/core/wire/refused-invoice";
import type { ReviewQuestion } from "@surety/core/wire/review";
import { faultInFull } from "../record/refused-fields.ts";
import { type Draft, toggleVerdict } from "./answer-draft.ts";

const mostNamed = 20;

/** A question to the sender; where their e-invoice was refused it begins with why, in words that can be changed. */
export function beginSendBack(draft: Draft, questions: readonly ReviewQuestion[]): Draft {
  const next = toggleVerdict(draft, "send-back");
  const refused = questions.find((one) => one.refused !== undefined)?.refused;
  if (next.verdict !== "send-back" || next.question !== "" || refused === undefined) return next;
  return { ...next, question: askForCorrected(refused) };
}

function askForCorrected(refused: RefusedInvoice): string {
  const faults = faultsOf(refused);
  const named = faults.slice(0, mostNamed).map((fault) => `- ${faultInFull(fault)}`);
  const more = faults.length - named.length;
  const called = refused.number === null ? "" : ` ${refused.number.slice(0, 100)}`;
  return [
    `We cannot book your e-invoice${called} as it is:`,
    ...named,
    ...(more > 0 ? [`- and ${more} more.`] : []),
    "Please send us a corrected one.",
  ].join("\n");
}

/** All that is wrong with a refused e-invoice, each once. */
export function faultsOf({ fields, others }: RefusedInvoice): RefusedInvoice["others"] {
  return [...fields.flatMap(({ faults }) => faults), ...others];
}
