import type { FormField } from "@surety/core/trigger/form-fields";
import { type Html, html } from "./html.ts";

const inputTypes: Partial<Record<FormField["kind"], string>> = {
  number: "number",
  integer: "number",
  date: "date",
  "date-time": "datetime-local",
  email: "email",
  url: "url",
};

/** One field with its label, its hint and what is wrong with it; the last two are tied to the input for screen readers. */
export function formField(field: FormField, value: string, error: string | null): Html {
  const described = [field.hint === undefined ? "" : `${field.name}-hint`, error === null ? "" : `${field.name}-error`]
    .filter(Boolean)
    .join(" ");
  const tied = [
    described === "" ? null : html` aria-describedby="${described}"`,
    error === null ? null : html` aria-invalid="true"`,
  ];
  const label = html`<label for="${field.name}">${field.label}${field.required ? null : html` <span class="optional">(optional)</span>`}</label>`;
  const hint = field.hint === undefined ? null : html`<p class="hint" id="${field.name}-hint">${field.hint}</p>`;
  const problem = error === null ? null : html`<p class="error" id="${field.name}-error">${error}</p>`;
  const control = controlOf(field, value, html`${tied}`);
  if (field.kind === "checkbox") return html`<div class="field check">${control}${label}${hint}${problem}</div>`;
  return html`<div class="field">${label}${hint}${control}${problem}</div>`;
}

function controlOf(field: FormField, value: string, tied: Html): Html {
  const required = field.required && field.kind !== "checkbox" ? html` required` : null;
  const named = html`id="${field.name}" name="${field.name}"${required}${tied}`;
  switch (field.kind) {
    case "multiline":
    case "json":
      return html`<textarea ${named} rows="${field.kind === "json" ? 4 : 8}"${limit("maxlength", field.maxLength)}>
${value}</textarea>`;
    case "select":
      return html`<select ${named}><option value="">Choose…</option>${(field.options ?? []).map((option) => html`<option${option === value ? html` selected` : null}>${option}</option>`)}</select>`;
    case "file":
      return html`<input type="file" ${named}>`;
    case "checkbox":
      return html`<input type="checkbox" value="true" ${named}${value === "true" ? html` checked` : null}>`;
    default: {
      const step = field.kind === "number" ? html` step="any"` : null;
      const limits = [
        limit("min", field.minimum),
        limit("max", field.maximum),
        limit("maxlength", field.maxLength),
        step,
      ];
      return html`<input type="${inputTypes[field.kind] ?? "text"}" value="${value}" ${named}${limits}>`;
    }
  }
}

function limit(name: string, value: number | undefined): Html | null {
  return value === undefined ? null : html` ${name}="${value}"`;
}
