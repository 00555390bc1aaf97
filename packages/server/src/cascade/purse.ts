/** Money that may be spent on measuring, in micro-units: what a call may cost at most is set aside before it. */
export class Purse {
  #left: number;
  #held = 0;
  #spent: number;
  #waiting: (() => void)[] = [];

  /** `spentMicros` was spent before, of the same money. */
  constructor(limitMicros: number, spentMicros = 0) {
    this.#left = limitMicros;
    this.#spent = spentMicros;
  }

  get spentMicros(): number {
    return this.#spent;
  }

  /**
   * Sets aside what a call may cost; false where there is no room for it. Calls under way mostly cost less than was set aside
   * for them: while that decides, their end is waited for.
   */
  async take(mostMicros: number): Promise<boolean> {
    while (mostMicros > this.#left) {
      if (this.#held === 0 || mostMicros > this.#left + this.#held) return false;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#left -= mostMicros;
    this.#held += mostMicros;
    return true;
  }

  /** The call is over: what it did not cost is there again. */
  settle(mostMicros: number, costMicros: number): void {
    this.#left += mostMicros - costMicros;
    this.#held -= mostMicros;
    this.#spent += costMicros;
    for (const resume of this.#waiting.splice(0)) resume();
  }
}
