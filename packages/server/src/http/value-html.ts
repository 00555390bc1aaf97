import { type Html, html } from "./html.ts";

/** Any data as text: names with their values, lists numbered. */
export function valueHtml(value: unknown): Html {
  if (value === null || value === undefined) return html`–`;
  if (typeof value !== "object") return html`${typeof value === "string" ? value : JSON.stringify(value)}`;
  const entries = Array.isArray(value)
    ? value.map((item, at): [string, unknown] => [String(at + 1), item])
    : Object.entries(value);
  if (entries.length === 0) return html`–`;
  return html`<dl>${entries.map(([name, item]) => html`<dt>${name}</dt><dd>${valueHtml(item)}</dd>`)}</dl>`;
}
