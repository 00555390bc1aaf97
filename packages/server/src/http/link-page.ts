import type { DecisionResult } from "@surety/core/wire/review";
import type { LinkState } from "../commands/decide-by-link.ts";
import type { LinkScreen, NoLink } from "../preview/link-screen.ts";
import { planHtml } from "./effect-html.ts";
import { type Html, html } from "./html.ts";
import { htmlPage, pagePolicy } from "./html-page.ts";
import { linkStyle } from "./link-style.ts";
import { valueHtml } from "./value-html.ts";

export const linkPolicy = pagePolicy(linkStyle);

/** What the forms of the page send. */
export interface PageForm {
  token: string;
  stamp: string;
}

/** The page of a link: the case in brief, and each answer with what exactly it does and a button; or why there is none. */
export function linkPage(state: LinkState, form: PageForm): string {
  switch (state.kind) {
    case "open":
      return page(state.screen.title, openContent(state.screen, state.link, form));
    case "changed":
      return page(
        "This has changed",
        html`<h1>This has changed</h1>
<p role="alert">Since this link was mailed something has changed, so it decides nothing. This is how it stands now:</p>
${caseHtml(state.screen)}<h2>What each answer would do now</h2>${state.screen.answers.map((one) => html`<section class="choice"><h3>${answerText(one.answers)}</h3>${planHtml(one.plan)}</section>`)}${signIn(state.link.review)}`,
      );
    case "refused":
      return page(
        "Not by this link",
        html`<h1>Not by this link</h1><p>${refusals[state.because]}</p>${signIn(state.link.review)}`,
      );
    case "used":
      return page(
        "Used already",
        html`<h1>Used already</h1><p>A link decides once, and this one has.</p>${signIn(state.link.review)}`,
      );
    case "expired":
      return page("Too late", html`<h1>Too late</h1><p>The time of this link is over.</p>${signIn(state.link.review)}`);
    case "unknown":
      return page(
        "No such link",
        html`<h1>No such link</h1><p>This link does not decide anything. Check that the whole address was copied.</p>${signIn(null)}`,
      );
  }
}

/** What people see after they pressed a button. */
export function decidedPage({ reviewId, undoUntil }: DecisionResult, answer: string): string {
  const undo =
    undoUntil === null
      ? null
      : html`<p>It can be taken back in the console until <time datetime="${undoUntil}">${undoUntil.slice(11, 19)} UTC</time>.</p>`;
  return page("Decided", html`<h1>Decided</h1><p role="status">${answer}</p>${undo}${signIn(reviewId)}`);
}

export function refusedPage(title: string, sentence: string, remedy: string | undefined): string {
  return page(
    title,
    html`<h1>${title}</h1><p role="alert">${sentence}</p>${remedy === undefined ? null : html`<p>${remedy}</p>`}${signIn(null)}`,
  );
}

/** The page behind "get no more of these mails". */
export function unsubscribePage(state: "ask" | "done" | "unknown"): string {
  if (state === "unknown")
    return page(
      "No such link",
      html`<h1>No such link</h1><p>This link ends no mails. Check that the whole address was copied.</p>`,
    );
  if (state === "done")
    return page(
      "No more mails",
      html`<h1>No more mails</h1><p role="status">You get no more mails about reviews.</p><p><a href="/settings?tab=notices">Choose again in the console</a></p>`,
    );
  return page(
    "Mails about reviews",
    html`<h1>Mails about reviews</h1><p>Get no more mails about reviews from this installation?</p><form method="post"><button type="submit">Get no more of these mails</button></form>`,
  );
}

export function answerText(answers: Readonly<Record<string, string>>): string {
  return Object.entries(answers)
    .map(([judgment, value]) => `${judgment}: ${value}`)
    .join(", ");
}

/** One answer by itself needs no name of its question. */
function buttonText(answers: Readonly<Record<string, string>>): string {
  const values = Object.values(answers);
  return values.length === 1 ? (values[0] ?? "") : answerText(answers);
}

const refusals: Record<NoLink, string> = {
  given: "This review is given to somebody else by now.",
  settled: "Somebody has decided this review already.",
  answered: "You have decided this review already.",
  held: "Somebody else is working on this review at the moment.",
  "answer-seen": "You have opened the machine's answer to this case, so somebody else decides it.",
  "needs-console": "This review is decided in the console only.",
  gone: "This review is not there any more.",
};

function openContent(screen: LinkScreen, link: { actor: { name: string }; expiresAt: Date }, form: PageForm): Html {
  const until = link.expiresAt.toISOString();
  return html`<h1>${screen.title}</h1>
<p class="intro">You decide as ${link.actor.name}. This page works once, until <time datetime="${until}">${until.slice(0, 16).replace("T", " ")} UTC</time>; opening it does nothing.</p>
${caseHtml(screen)}<h2>Your answer, and exactly what it does</h2>
${screen.answers.map(
  ({ answers, plan }, at) => html`<section class="choice"><h3>${answerText(answers)}</h3>${planHtml(plan)}
<form method="post" action="/decide"><input type="hidden" name="token" value="${form.token}"><input type="hidden" name="stamp" value="${form.stamp}"><input type="hidden" name="answer" value="${at}"><button type="submit">Decide: ${buttonText(answers)}</button></form></section>
`,
)}`;
}

function caseHtml({ input, prepared }: LinkScreen): Html {
  const more =
    Object.keys(prepared).length === 0
      ? null
      : html`<details><summary>What was prepared</summary>${valueHtml(prepared)}</details>`;
  return html`<h2>The case</h2>${valueHtml(input)}${more}`;
}

function signIn(review: string | null): Html {
  return html`<p><a href="${review === null ? "/inbox" : `/inbox/${review}`}">Sign in and look at it in the console</a></p>`;
}

function page(title: string, content: Html): string {
  return htmlPage(title, content, linkStyle);
}
