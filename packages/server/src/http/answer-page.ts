import type { AnswerLink, AskedBack, FilledIn } from "../commands/answer-by-link.ts";
import { formField } from "./form-field.ts";
import { errorSummary } from "./form-page.ts";
import { type Html, html } from "./html.ts";
import { htmlPage, pagePolicy } from "./html-page.ts";
import { linkStyle } from "./link-style.ts";

const style = `${linkStyle}
.asked { margin: 1.5rem 0; padding: 0.25rem 0 0.25rem 1rem; border-left: 4px solid var(--act); font-size: 1.1rem; white-space: pre-wrap; }
#note { height: 7rem; }
form + .hint { margin-top: 1rem; }
`;
export const answerPolicy = pagePolicy(style);

/** The place of the answer in words, among the names of the page's fields. */
export const noteName = "note";
const noteLimit = 20_000;

export interface AnswerContent {
  asked: AskedBack;
  /** What was filled in before something was wrong with it. */
  filled: FilledIn;
  /** What is wrong, by the name of the field; the empty name is for the answer itself. */
  errors: Readonly<Record<string, string>>;
}

/** The page on which a sender answers; it works without any script. */
export function answerPage({ asked, filled, errors }: AnswerContent): string {
  const forms = asked.fields.map(({ form }) => form);
  const names = new Set(forms.map(({ name }) => name));
  const wrong = forms.filter(({ name }) => errors[name] !== undefined);
  const others = Object.entries(errors).filter(([name]) => !names.has(name));
  return page(
    Object.keys(errors).length === 0 ? "A question for you" : "Please correct: a question for you",
    html`<h1>A question for you</h1>
<p class="intro">It is about what you sent: ${asked.title}</p>
<p class="asked">${asked.question}</p>${errorSummary(wrong, others)}
<form method="post" accept-charset="utf-8" novalidate>
${asked.fields.map(
  ({ form, shown }) => html`${formField(form, filled.entered[form.name] ?? shown, errors[form.name] ?? null)}
`,
)}${noteField(asked.fields.length === 0, filled.note)}
<button type="submit">Send the answer</button>
</form>
${untilLine(asked.expiresAt)}`,
  );
}

/** What people see when their answer was taken. */
export function answeredPage(): string {
  return page(
    "Thank you",
    html`<h1>Thank you</h1><p role="status">Your answer has arrived, and your case goes on with it. You can close this page.</p>`,
  );
}

/** Why nothing can be answered here. */
export function noAnswerPage(kind: Exclude<AnswerLink["kind"], "open">): string {
  const [title, sentence] = sentences[kind];
  return page(title, html`<h1>${title}</h1><p role="alert">${sentence}</p>`);
}

export function refusedAnswerPage(title: string, sentence: string, remedy: string | null): string {
  return page(
    title,
    html`<h1>${title}</h1><p role="alert">${sentence}</p>${remedy === null ? null : html`<p>${remedy}</p>`}`,
  );
}

const sentences: Record<Exclude<AnswerLink["kind"], "open">, readonly [string, string]> = {
  answered: ["Answered already", "We have an answer to this question, so nothing more was taken. Thank you."],
  late: ["Too late", "We have gone on without an answer to this question. If you have more to say, write to us again."],
  withdrawn: ["Not asked any more", "We do not need an answer to this question any more. There is nothing to do."],
  unknown: ["No such question", "There is no question at this address. Check that the whole link was copied."],
};

function noteField(alone: boolean, note: string): Html {
  return formField(
    {
      name: noteName,
      label: alone ? "Your answer" : "Anything else",
      kind: "multiline",
      required: alone,
      maxLength: noteLimit,
    },
    note,
    null,
  );
}

function untilLine(until: Date | null): Html | null {
  if (until === null) return null;
  const text = until.toISOString();
  return html`<p class="hint">This link works once, until <time datetime="${text}">${text.slice(0, 16).replace("T", " ")} UTC</time>. Opening it does nothing.</p>`;
}

function page(title: string, content: Html): string {
  return htmlPage(title, content, style);
}
