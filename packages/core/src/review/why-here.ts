import { inWords } from "../expression/in-words.ts";
import type { GateReason } from "../gate/decide.ts";

/** Why a person is asked: a word for the eye, and the reason in one sentence of a colleague. */
export interface WhyHere {
  code: string;
  label: string;
  sentence: string;
}

export interface Asked {
  /** Whoever decides must not know what the machine thinks: an audit, a timed sample, a workflow that hides it. */
  hidden: boolean;
  /** It is asked about a draft, which is shown in any case. */
  drafted?: boolean;
  kind: "review" | "audit" | "exception";
  /** Somebody has decided already, and two must agree. */
  secondLook: boolean;
  /** Why the gate sent each judgment to people, in the order of the judgments. */
  reasons: readonly { code: string; sentence: string }[];
  /** What went wrong, where it is an exception. */
  trouble: { code: string; sentence: string } | null;
}

/** The same for everybody who decides blind, whatever brought the case here. */
const blind: WhyHere = {
  code: "asked",
  label: "Your own answer",
  sentence: "People answer some of these cases on their own, without a suggestion; this is one of them.",
};

/** Of a draft it is the machine's answer that is asked about: it is shown, and what the machine thinks of it is not. */
const blindToDraft: WhyHere = {
  ...blind,
  sentence: "People say of some drafts on their own whether they would send them as they are; this is one of them.",
};

const secondLook: WhyHere = {
  code: "second-look",
  label: "Second look",
  sentence: "One person has decided; a second decides now without seeing what the first one said.",
};

/** Of several reasons the one that says most about this case stands first. */
const labels: Readonly<Record<GateReason["code"], string>> = {
  returned: "Back again",
  "check-failed": "Failed check",
  abstained: "No answer",
  draft: "Draft to read",
  "out-of-scope": "Unlike the others",
  "below-threshold": "Uncertain",
  unmeasured: "Not measured like this",
  "high-stakes": "High stakes",
  "gate-closed": "Guarantee withdrawn",
  "no-threshold": "No guarantee yet",
  "stage-assisted": "People confirm",
  "stage-shadow": "People decide",
  "stage-draft": "People decide",
  paused: "Paused",
  signed: "Asked with the others",
  "asked-later": "Asked with the others",
  confident: "Asked with the others",
};
const order = Object.keys(labels);

/** Why a review stands in the inbox, in one sentence. */
export function whyHere(asked: Asked): WhyHere {
  if (asked.kind === "exception") return exception(asked.trouble);
  if (asked.hidden) return asked.drafted === true ? blindToDraft : blind;
  if (asked.secondLook) return secondLook;
  const [reason] = asked.reasons.toSorted((one, other) => order.indexOf(one.code) - order.indexOf(other.code));
  if (reason === undefined) return { ...blind, label: "People decide", sentence: "People decide cases like this one." };
  return { ...reason, label: labels[reason.code as GateReason["code"]] ?? "People decide" };
}

const noCause = "Something went wrong with this case; a person takes it from here.";

function exception(trouble: Asked["trouble"]): WhyHere {
  if (trouble === null) return { code: "exception", label: "Exception", sentence: noCause };
  const { code, sentence } = trouble;
  const said = /^The data does not satisfy: (.+)$/s.exec(sentence)?.[1];
  const meant = said === undefined ? null : inWords(said);
  if (meant !== null) return { code, label: "Failed check", sentence: `A check of the data does not hold: ${meant}.` };
  return { code, label: exceptions[code] ?? "Exception", sentence: ended(sentence) };
}

const exceptions: Readonly<Record<string, string>> = { "missing-data": "Missing data", "document-refused": "Refused" };
const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
