import type { Reason, ReasonCase, ReasonPolicy } from "./reason-schema.ts";
import type { Verdict } from "./verdict-schema.ts";

export type { ReasonCase, ReasonPolicy } from "./reason-schema.ts";

/** Where the document names none. */
export const usualReasons: ReasonPolicy = {
  codes: [
    { code: "model-misread", says: "The model misread it", for: ["override"] },
    { code: "text-unclear", says: "The text is unclear" },
    { code: "information-missing", says: "Something is missing" },
    { code: "label-missing", says: "There is no answer for it", for: ["override", "out-of-scope"] },
    { code: "policy", says: "A rule of ours says so" },
    { code: "other", says: "Something else" },
  ],
  required: [],
};

const doing: Readonly<Record<ReasonCase, string>> = {
  override: "Answering differently from the suggestion",
  edit: "Correcting a field",
  reject: "Rejecting a case",
  "out-of-scope": "Saying that none fits",
  "judge-again": "Having it judged again",
  "send-back": "Sending a case back",
  split: "Splitting a case",
  escalate: "Escalating a case",
};

/** What this decision could need a reason for. */
export function reasonCases(said: { verdict: Verdict; override: boolean; edits: number }): ReasonCase[] {
  const own: ReasonCase[] = said.verdict === "decide" ? (said.override ? ["override"] : []) : [said.verdict];
  return said.edits > 0 ? [...own, "edit"] : own;
}

/** What is wrong with a reason that was given, or not given, in two sentences; null where nothing is. */
export function reasonProblem(
  policy: ReasonPolicy,
  cases: readonly ReasonCase[],
  code: string | null,
): { code: "reason-required" | "unknown-reason"; message: string; remedy: string } | null {
  const fitting = policy.codes.filter((one) => cases.length === 0 || cases.some((each) => isFor(one, each)));
  const remedy = `Choose one of: ${fitting.map((one) => one.code).join(", ")}.`;
  if (code !== null && !policy.codes.some((one) => one.code === code))
    return { code: "unknown-reason", message: `"${code}" is not a reason of this workflow.`, remedy };
  const needing = cases.find((each) => policy.required.includes(each));
  const said = policy.codes.find((one) => one.code === code);
  if (needing === undefined || (said !== undefined && isFor(said, needing))) return null;
  const message = `${doing[needing]} needs a reason in this workflow.`;
  return { code: "reason-required", message, remedy: `Choose one of: ${codesFor(policy, needing).join(", ")}.` };
}

/** The codes that can be given for something. */
export function codesFor(policy: ReasonPolicy, what: ReasonCase): string[] {
  return policy.codes.filter((one) => isFor(one, what)).map((one) => one.code);
}

function isFor(one: Reason, what: ReasonCase): boolean {
  return one.for === undefined || one.for.includes(what);
}
