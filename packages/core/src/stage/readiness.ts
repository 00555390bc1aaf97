import { labelsForErrors } from "../statistics/labels-needed.ts";
import type { Requirement, RequirementKey } from "../wire/stage.ts";
import type { WorkflowDocument } from "../workflow/document.ts";

/** What is known about a workflow when somebody asks whether it may go live. */
export interface ReadinessFacts {
  document: WorkflowDocument;
  /** What was measured about manual work, and on how many cases; null where nothing was. */
  measuredBaseline: { source: "timed" | "import"; cases: number } | null;
  /** The largest evaluation set: its name, and how many of its items are in the frozen test part. */
  evaluationSet: { name: string; frozen: number } | null;
  /** Where alerts of this workflow would be delivered, in words. */
  alertDestinations: readonly string[];
  /** The account that the document's owner names; null where no account has that name, address or id. */
  ownerAccount: string | null;
}

/** Below this an evaluation cannot tell an accuracy of 90 % from one of 80 % (Clopper-Pearson, 95 %). */
const FEWEST_FROZEN = 50;
/** The queue that a document has without saying so: it is nobody's in particular. */
export const UNNAMED_QUEUE = "review";

/**
 * The frozen items that an evaluation set needs: as many as would show the strictest target of the document with no
 * error among them, and never fewer than 50. Zero for a workflow that judges nothing.
 */
export function frozenItemsNeeded(document: WorkflowDocument): number {
  const gates = document.flow.flatMap((block) => ("judge" in block ? [block.gate] : []));
  const needs = gates.map((gate) => labelsForErrors(0, gate.maxError, gate.assurance));
  return gates.length === 0 ? 0 : Math.max(FEWEST_FROZEN, ...needs);
}

/** The five things that a workflow needs before it may go live, each met or not, with why it matters and how to get it. */
export function readiness(facts: ReadinessFacts): Requirement[] {
  return [baseline(facts), evaluationSet(facts), exceptionPath(facts), alertDestination(facts), owner(facts)];
}

/** The requirements that are not met. */
export function unmetOf(requirements: readonly Requirement[]): RequirementKey[] {
  return requirements.filter((one) => !one.met).map((one) => one.key);
}

function baseline({ document, measuredBaseline }: ReadinessFacts): Requirement {
  const typed = document.measure?.baseline;
  const finding =
    measuredBaseline !== null
      ? `Measured on ${measuredBaseline.cases} cases (${measuredBaseline.source === "timed" ? "timed by people" : "imported"}).`
      : typed === undefined
        ? "Nobody knows what a case costs without automation."
        : `Typed, not measured: ${typed.minutesPerCase} minutes per case.`;
  return {
    key: "baseline",
    title: "Baseline",
    met: measuredBaseline !== null || typed !== undefined,
    finding,
    why: "Without what a case cost before, nobody can say what automation saves, or that it harms.",
    remedy: "Time a sample of manual work, import historic cases, or type measure.baseline into the document.",
    place: "value",
  };
}

function evaluationSet({ document, evaluationSet: set }: ReadinessFacts): Requirement {
  const needed = frozenItemsNeeded(document);
  const frozen = set?.frozen ?? 0;
  const finding =
    needed === 0
      ? "This workflow judges nothing, so there is nothing to evaluate."
      : set === null
        ? `There is no evaluation set; it takes ${needed} frozen items.`
        : `${set.name} has ${frozen} frozen items, of ${needed} needed.`;
  return {
    key: "evaluation-set",
    title: "Evaluation set",
    met: frozen >= needed,
    finding,
    why: "Known answers that no model learns from are the only fair test of the next version.",
    remedy: `Make an evaluation set of labelled cases and freeze at least ${needed} of them.`,
    place: "datasets",
  };
}

function exceptionPath({ document }: ReadinessFacts): Requirement {
  const queue = exceptionQueueOf(document);
  return {
    key: "exception-path",
    title: "Exception path",
    met: queue !== null,
    finding: queue === null ? "Exceptions go to a queue that nobody named." : `Exceptions go to ${queue}.`,
    why: "What fails a check or loses its connection must reach people who know that it is theirs.",
    remedy: "Name a queue in exceptions.queue or review.queue of the document.",
    place: "document",
  };
}

/** The queue that exceptions go to, where the document names one. */
export function exceptionQueueOf({ exceptions, review }: WorkflowDocument): string | null {
  if (exceptions !== undefined) return exceptions.queue;
  return review.queue === UNNAMED_QUEUE ? null : review.queue;
}

function alertDestination({ alertDestinations }: ReadinessFacts): Requirement {
  const met = alertDestinations.length > 0;
  return {
    key: "alert-destination",
    title: "Alert destination",
    met,
    finding: met ? `Alerts go to ${alertDestinations.join(", ")}.` : "An alarm would reach nobody.",
    why: "A gate that closes by itself at night helps only when somebody hears of it.",
    remedy: "Name a webhook or mail connection in the document's alerts.",
    place: "alerts",
  };
}

function owner({ document, ownerAccount }: ReadinessFacts): Requirement {
  const name = document.owner?.trim() ?? "";
  const finding =
    name === ""
      ? "Nobody answers for this workflow."
      : ownerAccount === null
        ? `${name} answers for it: a team, since no account has that name.`
        : `${ownerAccount} answers for it.`;
  return {
    key: "owner",
    title: "Owner",
    met: name !== "",
    finding,
    why: "Somebody must decide when a guarantee breaks or people and machine disagree.",
    remedy: "Name a person (their account's name or address) or a team in owner of the document.",
    place: "document",
  };
}
