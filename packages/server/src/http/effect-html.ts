import type { PlannedEffect, ReviewPlan } from "@surety/core/wire/review-preview";
import { type Html, html } from "./html.ts";
import { valueHtml } from "./value-html.ts";

/** What an answer would do, whole: each effect with where it goes and everything that is sent. */
export function planHtml({ effects, note, end }: ReviewPlan): Html {
  const nothing =
    effects.length === 0 && end === "done" ? html`<p class="inside">Nothing is sent; the case is done.</p>` : null;
  return html`${effects.map(effectHtml)}${nothing}${note === null ? null : html`<p class="inside">${note}</p>`}`;
}

function effectHtml(effect: PlannedEffect): Html {
  const inside = effect.happens
    ? null
    : html`<p class="inside">The stage of this workflow keeps it inside: nothing is sent.</p>`;
  const request = Object.keys(effect.request).length === 0 ? null : valueHtml(effect.request);
  return html`<div class="effect"><p>${sentenceOf(effect)}${viaOf(effect)}</p>${inside}${request}</div>
`;
}

function sentenceOf({ kind, target }: PlannedEffect): string {
  const name = target ?? "nowhere";
  switch (kind) {
    case "assign":
      return `The case goes to ${target === null ? "no queue" : name}.`;
    case "store":
      return `Keeps a record: ${name}.`;
    case "start":
      return `Starts ${name}.`;
    case "update":
      return `Changes the table ${name}`;
    case "http":
      return `Calls ${name}`;
    case "webhook":
      return `Tells a webhook: ${name}`;
    case "email":
      return `Sends a mail to ${name}`;
    case "notify":
      return "Writes to a channel";
    case "tool":
      return `Uses the tool ${name}`;
    case "call":
      return `Calls the function ${name}.`;
  }
}

function viaOf({ connection, origin }: PlannedEffect): string {
  if (connection === null) return "";
  return ` through ${connection}${origin === null ? "" : ` (${origin})`}.`;
}
