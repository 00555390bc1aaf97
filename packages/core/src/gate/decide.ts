import { percent, percentPair } from "./percent.ts";

export type Stage = "draft" | "shadow" | "assisted" | "live" | "paused";
export type Stakes = "low" | "normal" | "high";

/** What the gate must know about one judgment. Shares and probabilities lie in [0, 1]. */
export type GateQuestion = {
  confidence: number;
  /** True for what a rule answered: it holds or it does not, and nothing is earned for it. */
  certain?: boolean;
  /** In the assisted stage, of what is certain: where a person's word in this case stands. */
  word?: PersonsWord | null;
  /** The earned or hand-set threshold; null when there is none. */
  threshold: number | null;
  stage: Stage;
  stakes: Stakes;
  checksPassed: boolean;
  abstained: boolean;
  outOfScope: boolean;
  /** True while an alarm keeps the gate shut. */
  closed: boolean;
  /** Why what was earned does not speak for this answer of a cascade, in a sentence: a stage before it was away, say. */
  unmeasured?: string | undefined;
  /** A person has had it in hand and passed it on: corrected, or completed by its sender. */
  returned?: boolean;
  /** Wanted share of automated cases that a person checks afterwards. */
  auditRate: number;
  /** Uniform in [0, 1), derived from a seed of the case and the version. */
  draw: number;
};

/**
 * `before`: a person has decided what this follows from, and was shown that it would. `after`: a person is asked about
 * what follows from it before anything is done.
 */
export type PersonsWord = "before" | "after";

export type GateReasonCode =
  | "paused"
  | "returned"
  | "check-failed"
  | "draft"
  | "abstained"
  | "out-of-scope"
  | "high-stakes"
  | "gate-closed"
  | "no-threshold"
  | "unmeasured"
  | "below-threshold"
  | "stage-draft"
  | "stage-shadow"
  | "stage-assisted"
  | "signed"
  | "asked-later"
  | "confident";

export type GateReason = { code: GateReasonCode; sentence: string };

export type GateDecision = {
  /** `review`: a person decides first. `automate`: nobody looks. `audit`: automated, and a person checks it afterwards. */
  route: "automate" | "review" | "audit";
  reason: GateReason;
  /**
   * Probability with which this case gets a person's answer: 1 in review. Stored with the case, it weighs its label. Of an
   * answer that waits for a person's word behind it 0: it is no automated one, and nothing is estimated from it.
   */
  auditProbability: number;
  /**
   * Chance with which the label of a case like this belongs to the fair sample of what arrives, the only labels that may
   * set a threshold: 1 where people decide every case; behind a running gate the audit probability, for what it sends to
   * people as for what it automates. Null where this case was not drawn: its label teaches the model and measures nothing.
   */
  labelProbability: number | null;
  /** What a live gate would have done: the forecast of shadow and assisted stages. */
  wouldAutomate: boolean;
};

/** No automated case may have a smaller chance than this of being audited, else its weight is unbounded. */
export const AUDIT_FLOOR = 0.01;

/** Decides whether one judgment is carried out without a person. Pure: the same question has the same answer. */
export function decideGate(question: GateQuestion): GateDecision {
  const obstacle = obstacleInCase(question) ?? obstacleInGate(question);
  const wouldAutomate = obstacle === null;
  const review = reviewReason(question, obstacle);
  const drawProbability = Math.min(1, Math.max(question.auditRate, AUDIT_FLOOR));
  const drawn = question.draw < drawProbability;
  const sampled = drawn ? drawProbability : null;
  if (review !== null) {
    // What a person has touched is no fair draw of what arrives.
    const labelProbability = question.returned === true ? null : isEveryCaseReviewed(question) ? 1 : sampled;
    return { route: "review", reason: review, auditProbability: 1, labelProbability, wouldAutomate };
  }
  const reason = carriedOn(question);
  if (reason.code === "asked-later")
    return { route: "automate", reason, auditProbability: 0, labelProbability: null, wouldAutomate };
  const route = drawn ? "audit" : "automate";
  return { route, reason, auditProbability: drawProbability, labelProbability: sampled, wouldAutomate };
}

function isEveryCaseReviewed({ stage, stakes, threshold, closed }: GateQuestion): boolean {
  return stage !== "live" || stakes === "high" || threshold === null || closed;
}

function reviewReason(question: GateQuestion, obstacle: GateReason | null): GateReason | null {
  if (question.stage === "paused") return { code: "paused", sentence: "The workflow is paused; people decide." };
  if (obstacle !== null) return obstacle;
  return spokenFor(question) === null ? stageReason(question.stage) : null;
}

/** The word of a person that an answer of the assisted stage rests on: what is not certain rests on none. */
function spokenFor({ stage, certain, word = null }: GateQuestion): PersonsWord | null {
  return stage === "assisted" && certain === true ? word : null;
}

function obstacleInCase(question: GateQuestion): GateReason | null {
  if (question.returned === true)
    return { code: "returned", sentence: "A person has had it in hand before, so a person decides." };
  if (!question.checksPassed) return { code: "check-failed", sentence: "A check failed; a person looks first." };
  if (question.abstained) return { code: "abstained", sentence: "The model declined to answer." };
  if (question.outOfScope) {
    return { code: "out-of-scope", sentence: "This case is unlike those the model was tried on." };
  }
  if (question.stakes !== "high") return null;
  return { code: "high-stakes", sentence: "High stakes: a person always decides." };
}

function obstacleInGate({ closed, threshold, confidence, unmeasured }: GateQuestion): GateReason | null {
  if (closed)
    return { code: "gate-closed", sentence: "An alarm closed this gate; people decide until it is reopened." };
  if (threshold === null) {
    return {
      code: "no-threshold",
      sentence: "There are not enough labels yet to automate any of these; people decide.",
    };
  }
  if (unmeasured !== undefined) return { code: "unmeasured", sentence: unmeasured };
  // Written so that a confidence that is not a number goes to a person too.
  if (confidence >= threshold) return null;
  const [sure, from] = percentPair(confidence, threshold);
  return { code: "below-threshold", sentence: `The model is ${sure} sure; this gate automates from ${from}.` };
}

function stageReason(stage: Stage): GateReason | null {
  switch (stage) {
    case "draft":
      return { code: "stage-draft", sentence: "The workflow is a draft; people decide." };
    case "shadow":
      return { code: "stage-shadow", sentence: "Shadow stage: people decide, effects are captured and not sent." };
    case "assisted":
      return { code: "stage-assisted", sentence: "Assisted stage: a person confirms every case." };
    default:
      return null;
  }
}

function carriedOn(question: GateQuestion): GateReason {
  switch (spokenFor(question)) {
    case "before":
      return { code: "signed", sentence: "A person has decided what this follows from, and saw that it would." };
    case "after":
      return { code: "asked-later", sentence: "It is certain; a person is asked about what follows from it." };
    default:
      return confident(question);
  }
}

function confident({ confidence, threshold, certain }: GateQuestion): GateReason {
  if (certain === true) return { code: "confident", sentence: "A rule decided; it is certain where it holds." };
  const sentence = `The model is ${percent(confidence)} sure; this gate automates from ${percent(threshold ?? 1)}.`;
  return { code: "confident", sentence };
}
