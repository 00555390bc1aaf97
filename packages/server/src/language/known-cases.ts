import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import { keptKnown, knownOutside, type NearByFold, signalFold, signalFolds } from "@surety/core/language/known-cases";
import type { SignalMix, Signals } from "@surety/core/language/signal-mix";
import type { Clock } from "@surety/core/ports/clock";
import type { LocalModels } from "@surety/models";
import type { Database } from "../storage/database.ts";
import { type FrozenCases, frozenCases, readFrozen, storeFrozen } from "./frozen-cases.ts";

interface KnownParts {
  database: Database;
  models: Pick<LocalModels, "embed" | "nearest">;
  clock: Clock;
  warn(message: string): void;
}

/** Sets of known cases in memory: some 3 MB each. */
const mostInMemory = 8;

/** The known cases of mixes: frozen when a mix is fitted, and never another under the same hash. */
export class KnownCases {
  readonly #parts: KnownParts;
  readonly #frozen = new Map<string, Promise<FrozenCases>>();
  #saidWhy = false;

  constructor(parts: KnownParts) {
    this.#parts = parts;
  }

  /** Keeps these as known cases, and says under which hash; null where there is no sentence model to compare them by. */
  async freeze(cases: readonly { text: string; label: string }[]): Promise<{ hash: string; cases: number } | null> {
    const kept = keptKnown(cases);
    const folds = Array.from({ length: signalFolds }, (_, fold) =>
      kept.filter(({ text }) => signalFold(text) === fold),
    );
    try {
      const frozen = await frozenCases(folds, (texts) => this.#parts.models.embed(texts));
      await storeFrozen(this.#parts.database, frozen, this.#parts.clock.now());
      return { hash: frozen.hash, cases: kept.length };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return null;
    }
  }

  /** The known cases nearest to each text. Throws a `UserError` where there is no sentence model, or another one. */
  async near(hash: string, texts: readonly string[]): Promise<NearByFold[]> {
    const { labels, rows } = await this.#of(hash);
    const found = await this.#parts.models.nearest(rows, texts);
    return found.map((folds) =>
      folds.map((fold) => fold.map(({ row, similarity }) => ({ label: labels[row]!, similarity }))),
    );
  }

  /** What they say of one answer; null where they cannot be asked, so that nothing that was earned with them holds. */
  async signalsOf({ known }: Pick<SignalMix, "known">, text: string, answer: string | null): Promise<Signals | null> {
    if (known === undefined) return {};
    try {
      const [near] = await this.near(known, [text]);
      return near === undefined ? null : knownOutside(answer ?? "", near, []);
    } catch (error) {
      if (!(error instanceof SuretyError) || error instanceof TransientError) throw error;
      this.#sayWhy(error);
      return null;
    }
  }

  /** What is in memory is read again. */
  forget(): void {
    this.#frozen.clear();
  }

  #sayWhy({ message, remedy = "" }: SuretyError): void {
    if (!this.#saidWhy)
      this.#parts.warn(`Answers are not compared with known cases, so people decide: ${message} ${remedy}`.trim());
    this.#saidWhy = true;
  }

  #of(hash: string): Promise<FrozenCases> {
    const known = this.#frozen.get(hash);
    if (known !== undefined) return known;
    const read = readFrozen(this.#parts.database, hash);
    // A failure is not remembered.
    read.catch(() => this.#frozen.delete(hash));
    this.#frozen.set(hash, read);
    const [oldest] = this.#frozen.keys();
    if (this.#frozen.size > mostInMemory && oldest !== undefined) this.#frozen.delete(oldest);
    return read;
  }
}
