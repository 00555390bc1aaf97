import { count, percent } from "../gate/percent.ts";
import type { AlertFacts, AlertKind } from "../wire/alert.ts";
import type { Rate } from "../wire/common.ts";
import type { WatchedRate } from "./rate-watch.ts";

export interface Broken {
  judgment: string;
  segment: string;
  maxError: number;
  audited: number;
  errors: number;
  /** When the first case that turned out wrong was decided. */
  since: Date;
  automated: number;
  estimate: Rate;
  evidence: number;
  line: number;
  /** False where the guarantee belonged to a gate that is no longer in force. */
  shut: boolean;
}

/** What people are told of a broken guarantee: everything somebody needs who is woken by it. */
export function brokenFacts(broken: Broken): AlertFacts {
  const { judgment, segment, maxError, audited, errors, estimate, shut } = broken;
  const slice = sliceOf(judgment, segment);
  const { value, low, high } = estimate;
  return {
    what: `Of ${count(audited)} automated answers of ${slice} that people checked afterwards, ${count(errors)} were wrong: about ${percent(value)} (between ${percent(low)} and ${percent(high)}). Promised were at most ${percent(maxError)}.`,
    done: shut
      ? `Surety has closed the gate of ${slice}: people decide these cases from now on. What was decided before is not undone, and its effects were sent.`
      : `The gate that this was promised by is no longer in force, so nothing was closed.`,
    next: `Look at the wrong cases and at what has changed. Mend the cause, let people label new cases (they do while the gate is closed), and derive the gate again: it opens when labels since the alarm support it. If the audits were mistaken, reopen it by hand and say why.`,
    since: broken.since.toISOString(),
    automated: broken.automated,
    audited,
    errors,
    target: maxError,
    estimate,
    evidence: broken.evidence,
    line: broken.line,
  };
}

export interface Raised {
  rate: WatchedRate;
  judgment: string;
  usual: number;
  /** Cases and events since the sum of the chart began to rise. */
  cases: number;
  events: number;
  since: Date | null;
  estimate: Rate;
  sum: number;
  limit: number;
}

const words: Record<WatchedRate, { title: string; event: string; next: string }> = {
  override: {
    title: "People disagree with the model more often",
    event: "were decided differently by a person",
    next: "Look at the cases that were overridden: has the work changed, or the people's idea of what is right? New labels and a new training follow from the first, a word with the team from the second.",
  },
  abstain: {
    title: "The model declines to answer more often",
    event: "got no answer from the model",
    next: "Look at the cases without an answer: a kind of work may have appeared that the model never learned, or a model may be away.",
  },
  exception: {
    title: "More cases end as exceptions",
    event: "went down the exception path",
    next: "Look at the exceptions: missing data and refused effects usually have one cause outside.",
  },
};

/** What people are told of a rate that has risen. */
export function raisedFacts(raised: Raised): AlertFacts {
  const { rate, judgment, usual, cases, events, estimate } = raised;
  const { event, next } = words[rate];
  return {
    what: `Of the last ${count(cases)} cases of ${judgment}, ${count(events)} ${event}: ${percent(estimate.value)} (between ${percent(estimate.low)} and ${percent(estimate.high)}). Usual are at most ${percent(usual)}.`,
    done: "Surety has changed nothing: gates stay as they are, because no guarantee was broken.",
    next,
    since: raised.since?.toISOString() ?? null,
    automated: 0,
    audited: 0,
    errors: events,
    target: usual,
    estimate,
    evidence: raised.sum,
    line: raised.limit,
  };
}

/** One line for lists and subjects of mails. */
export function alertTitle(alert: {
  kind: AlertKind;
  workflow: string;
  judgment: string | null;
  segment: string | null;
  rate: WatchedRate | null;
}): string {
  if (alert.kind === "test") return `Test alert of ${alert.workflow}: nothing is wrong`;
  if (alert.kind === "rate-raised") return `${words[alert.rate ?? "override"].title} (${alert.workflow})`;
  if (alert.kind === "rolled-back") return `Rolled back by itself: ${alert.workflow}`;
  if (alert.kind === "budget-low") return `Four fifths of a budget are spent (${alert.workflow})`;
  if (alert.kind === "files-refused") return `Files were not taken (${alert.workflow})`;
  if (alert.kind === "obligation-due") return `Something is due (${alert.workflow})`;
  if (alert.kind === "budget-spent") return `A budget is spent (${alert.workflow})`;
  return `Guarantee broken: ${sliceOf(alert.judgment ?? "", alert.segment ?? "")} (${alert.workflow})`;
}

/** Of what is no matter of error rates. */
export const noFigures = {
  since: null,
  automated: 0,
  audited: 0,
  errors: 0,
  target: null,
  estimate: null,
  evidence: null,
  line: null,
} satisfies Partial<AlertFacts>;

export const testFacts: AlertFacts = {
  what: "Somebody wanted to know whether alerts of this workflow arrive. This one did.",
  done: "Nothing has changed.",
  next: "Nothing. If you do not expect alerts of this workflow, ask who named you in its document.",
  ...noFigures,
};

function sliceOf(judgment: string, segment: string): string {
  return segment === "" ? judgment : `${judgment}, segment ${segment}`;
}
