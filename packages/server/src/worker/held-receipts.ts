import type { Sent } from "./effect-ledger.ts";
import type { Receipts } from "./receipts.ts";

/**
 * Receipts of the last effects of a run's cases. Where all of them have come by the end of the turn in which the first one
 * came, they travel with the commit that ends the cases; where others take longer, nobody waits for those: they are kept at
 * once, so that the time in which a crash repeats an effect is no longer than its call.
 */
export class HeldReceipts {
  readonly #receipts: Receipts;
  #held: Sent[] = [];
  #leaving: Promise<void>[] = [];

  constructor(receipts: Receipts) {
    this.#receipts = receipts;
  }

  hold(sent: Sent): void {
    if (this.#held.length === 0) setImmediate(() => this.#letGo());
    this.#held.push(sent);
    sent.effect.unwritten = false;
  }

  /** What is still to be written, when all else is: whoever takes it writes it. */
  async take(): Promise<Sent[]> {
    const taken = this.#held.splice(0);
    // What could not be kept by itself is back among the held ones when its writing has ended.
    while (this.#leaving.length > 0) {
      await Promise.all(this.#leaving.splice(0));
      taken.push(...this.#held.splice(0));
    }
    return taken;
  }

  /** What cannot be kept by itself shows its reason in the commit of its case. */
  #letGo(): void {
    for (const sent of this.#held.splice(0))
      this.#leaving.push(this.#receipts.keep(sent).catch(() => void this.#held.push(sent)));
  }
}
