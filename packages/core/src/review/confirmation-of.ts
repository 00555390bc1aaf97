/** How a label came to be believed; null while it is one person's word against the model's. */
export type Confirmation =
  | "imported"
  | "unopposed"
  | "agreement"
  | "four-eyes"
  | "audit"
  | "second-person"
  | "third-person"
  | "outcome";

/** What is known about an answer when it becomes a label. `machine` is null where the model gave no answer. */
export interface GivenAnswer {
  person: string;
  machine: string | null;
  fourEyes: boolean;
}

/**
 * What stands behind a person's answer at the moment it is given. Only an answer that contradicts the model is one voice
 * against another: where the model said nothing, as before its first training, nothing is overridden.
 */
export function confirmationOf({ person, machine, fourEyes }: GivenAnswer): Confirmation | null {
  if (fourEyes) return "four-eyes";
  if (machine === null) return "unopposed";
  return person === machine ? "agreement" : null;
}
