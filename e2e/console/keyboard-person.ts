import type { Page } from "playwright-core";

/** A key by a practised, not a professional, typist, and a look with what follows from it (Card, Moran and Newell 1980). */
const secondsPerKey = 0.28;
const secondsPerLook = 1.35;

const meter = `{
  window.waitedMs = 0;
  document.addEventListener("keydown", () => {
    const pressed = performance.now();
    requestAnimationFrame(() => setTimeout(() => (window.waitedMs += performance.now() - pressed)));
  }, true);
}`;

/**
 * A person who works by keyboard, by the keystroke-level model: so many keys and looks take so long, whatever the machine
 * does meanwhile. How long that lets them wait is measured apart, from each key until what it changed is drawn.
 */
export class KeyboardPerson {
  readonly #page: Page;
  keys = 0;
  looks = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Measures from now on, until the page is left. */
  async begin(): Promise<void> {
    await this.#page.evaluate(meter);
  }

  /** One thing is looked at and understood, and what to do about it is chosen. */
  look(): void {
    this.looks += 1;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let at = 0; at < times; at += 1) {
      this.keys += key.split("+").length;
      await this.#page.keyboard.press(key);
    }
  }

  /** Seconds of the person alone. */
  get seconds(): number {
    return this.keys * secondsPerKey + this.looks * secondsPerLook;
  }

  /** Seconds that the page let them wait. */
  async waited(): Promise<number> {
    return this.#page.evaluate<number>("window.waitedMs / 1000");
  }
}
