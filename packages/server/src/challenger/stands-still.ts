import { TerminalError } from "@surety/core/errors/terminal-error";

/** A comparison cannot go on for now, and the message says why: there is no money for it, or a model refuses every question. */
export class StandsStill extends TerminalError {
  constructor(message: string) {
    super({ code: "stands-still", message });
  }
}
