import { TransientError } from "../errors/transient-error.ts";

/** A call has its turn only later, by the pace of its connection. That is no failure: its case waits, however often. */
export class TurnLater extends TransientError {
  constructor(connection: string, waitMs: number) {
    const seconds = Math.ceil(waitMs / 1000);
    const message = `${connection} is asked as often as its limits a minute allow; this call has its turn in ${seconds} s.`;
    super({ code: "turn-later", message, retryAfterMs: waitMs });
  }
}
