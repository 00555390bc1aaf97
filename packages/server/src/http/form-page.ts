import type { FormField } from "@surety/core/trigger/form-fields";
import { formField } from "./form-field.ts";
import { formStyle } from "./form-style.ts";
import { type Html, html } from "./html.ts";
import { htmlPage, pagePolicy } from "./html-page.ts";

export interface FormContent {
  title: string;
  intro: string | null;
  fields: readonly FormField[];
  /** What was entered, by field. */
  values: Readonly<Record<string, string>>;
  /** What is wrong, by field; the empty name is for the form itself. */
  errors: Readonly<Record<string, string>>;
}

export const formPolicy = pagePolicy(formStyle);

/** The hosted form of a trigger; it works without any script. */
export function formPage({ title, intro, fields, values, errors }: FormContent): string {
  const names = new Set(fields.map((field) => field.name));
  const others = Object.entries(errors).filter(([name]) => !names.has(name));
  const wrong = fields.filter((field) => errors[field.name] !== undefined);
  return page(
    Object.keys(errors).length === 0 ? title : `Please correct: ${title}`,
    html`<h1>${title}</h1>${intro === null ? null : html`<p class="intro">${intro}</p>`}${errorSummary(wrong, others)}
<form method="post" accept-charset="utf-8" novalidate${fields.some(({ kind }) => kind === "file") ? html` enctype="multipart/form-data"` : null}>
${fields.map(
  (field) => html`${formField(field, values[field.name] ?? "", errors[field.name] ?? null)}
`,
)}<button type="submit">Send</button>
</form>`,
  );
}

/** What people see when their case was taken in; whoever may read cases can go to theirs. */
export function thanksPage(title: string, reference: string | null, message: string, mayRead: boolean): string {
  const named = mayRead
    ? html`<a href="/cases/${reference}"><code>${reference}</code></a>`
    : html`<code>${reference}</code>`;
  const line =
    reference === null ? null : html`<p>Your reference is ${named}. Keep it in case you want to ask about it.</p>`;
  return page(
    `Thank you: ${title}`,
    html`<h1>Thank you</h1><p role="status">${message}</p>${line}<p><a href="">Send another one</a></p>`,
  );
}

/** A page that says why there is no form here. */
export function noFormPage(title: string, message: string): string {
  return page(title, html`<h1>${title}</h1><p>${message}</p>`);
}

/** What keeps a form from being sent, with links to its fields; nothing where nothing does. */
export function errorSummary(wrong: readonly FormField[], others: readonly [string, string][]): Html | null {
  if (wrong.length + others.length === 0) return null;
  return html`<div class="summary" role="alert"><p>This was not sent yet:</p><ul>${wrong.map((field) => html`<li><a href="#${field.name}">${field.label}</a></li>`)}${others.map(([name, message]) => html`<li>${name === "" ? message : `${name}: ${message}`}</li>`)}</ul></div>`;
}

function page(title: string, content: Html): string {
  return htmlPage(title, content, formStyle);
}
