import { FaultError } from "./fault.ts";

/** Counts the steps of one evaluation, so that nested loops over long lists end with an error and not with a hung process. */
export class StepBudget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left >= 0) return;
    throw new FaultError({
      code: "too-much-work",
      message: "It went over too many list items.",
      remedy: "Loop over a shorter list, or name a function of the project.",
      offset: 0,
    });
  }
}

const maxTextLength = 1_000_000;

/** Refuses text that grew beyond a million characters. */
export function boundedText(value: string): string {
  refuseLength(value.length);
  return value;
}

/** Joins texts, refusing before the memory is taken. */
export function boundedJoin(parts: readonly string[], separator: string): string {
  refuseLength(parts.reduce((sum, part) => sum + part.length, separator.length * Math.max(0, parts.length - 1)));
  return parts.join(separator);
}

function refuseLength(length: number): void {
  if (length <= maxTextLength) return;
  throw new FaultError({ code: "too-large", message: `The text grew beyond ${maxTextLength} characters.`, offset: 0 });
}
