import { TerminalError } from "../errors/terminal-error.ts";

/**
 * A call was not made because a budget does not allow for it. What costs nothing goes on; where nothing answers, the case
 * waits until `waitUntil`, or goes to a person where that is null.
 */
export class BudgetSpent extends TerminalError {
  readonly waitUntil: Date | null;

  constructor(message: string, waitUntil: Date | null) {
    super({ code: "budget-spent", message });
    this.waitUntil = waitUntil;
  }
}
