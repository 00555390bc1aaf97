import { UserError } from "@surety/core/errors/user-error";

/** Labelled cases to learn from. */
export interface TrainRequest {
  cases: readonly { text: string; label: string }[];
  /** Label of the cases that belong to none of the classes ("none"); it is learnt as a warning, never answered. */
  outOfScopeLabel?: string | undefined;
  /** Same cases and same seed, same bytes; 1 when not given. */
  seed?: number | undefined;
}

/** The cases with classes as numbers, in the order of the sorted labels. */
export interface PreparedCases {
  labels: string[];
  /** Place of each case in the request. */
  index: Int32Array;
  texts: string[];
  classOf: Int32Array;
  strangers: string[];
}

const mostClasses = 300;

/** Checks a request and numbers its classes; a `UserError` says what a classifier cannot be trained from. */
export function prepareCases({ cases, outOfScopeLabel }: TrainRequest): PreparedCases {
  const inside = cases.flatMap(({ label }, index) => (label === outOfScopeLabel ? [] : [index]));
  const labels = [...new Set(inside.map((index) => cases[index]!.label))].sort();
  if (labels.length < 2) throw refused(`there is only ${labels.length} label`, "Label cases of at least two classes.");
  if (labels.length > mostClasses) {
    throw refused(`there are ${labels.length} labels and ${mostClasses} are the most`, "Join rare classes.");
  }
  const numbers = new Map(labels.map((label, number) => [label, number]));
  return {
    labels,
    index: Int32Array.from(inside),
    texts: inside.map((index) => cases[index]!.text),
    classOf: Int32Array.from(inside, (index) => numbers.get(cases[index]!.label)!),
    strangers: cases.filter(({ label }) => label === outOfScopeLabel).map(({ text }) => text),
  };
}

function refused(reason: string, remedy: string): UserError {
  return new UserError({
    code: "classifier-cannot-be-trained",
    message: `The local classifier cannot be trained: ${reason}.`,
    remedy,
    field: "cases",
  });
}
