import type { AlertFacts } from "../wire/alert.ts";
import type { DriftReason } from "./drift-reasons.ts";

/** What a message about an alert is made of. */
export interface AlertMessage {
  title: string;
  facts: AlertFacts;
  /** Null where they could not be worked out. */
  reasons: readonly DriftReason[] | null;
  raisedAt: Date;
  /** The alert's own page. */
  link: string;
}

/** The text of a mail or chat message: what broke, since when, what was done, what to do, and where to go. */
export function alertText(alert: AlertMessage): string {
  return [
    alert.facts.what,
    ...figures(alert),
    ...reasons(alert.reasons),
    `What Surety has done\n${alert.facts.done}`,
    `What to do next\n${alert.facts.next}`,
    `More, and every case behind it: ${alert.link}`,
  ].join("\n\n");
}

function figures({ facts, raisedAt }: AlertMessage): string[] {
  const { since, automated, evidence, line, target } = facts;
  if (since === null && evidence === null) return [];
  const lines = [
    `Raised       ${utc(raisedAt)}`,
    ...(since === null ? [] : [`Since about  ${utc(new Date(since))}`]),
    ...(automated > 0 ? [`Automated    ${automated} cases since then`] : []),
    ...(evidence === null || line === null
      ? []
      : [
          `Evidence     ${evidence.toFixed(1)}, alarm at ${line.toFixed(1)}${target === null ? "" : ` (promise: ${Number((target * 100).toFixed(2))} %)`}`,
        ]),
  ];
  return [lines.join("\n")];
}

function reasons(found: AlertMessage["reasons"]): string[] {
  if (found === null || found.length === 0) return [];
  const changed = found.filter((one) => one.changed);
  const lines = changed.map((one) => `- ${one.sentence}`);
  return changed.length === 0
    ? [
        "What may be behind it\nNothing that shows in the inputs, the answers or the confidence: what is right may have changed, or the people.",
      ]
    : [`What may be behind it\n${lines.join("\n")}`];
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
