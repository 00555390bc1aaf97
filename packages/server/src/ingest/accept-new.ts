import type { Engine } from "@surety/core/ports/engine";
import type { Arrival } from "@surety/core/wire/case";
import type { Transaction } from "../storage/database.ts";
import { acceptArrivals, type Ahead, type Candidate, insertEvents, startingOf } from "./accept-arrivals.ts";
import { claimFreeKeys, haveKeysOfTheirOwn } from "./claim-dedupe-keys.ts";

/** What a key that is there already refuses: PostgreSQL's own unique violation, and `surety.refuse_taken_key`. */
const repeats: ReadonlySet<unknown> = new Set(["23505", "SUR01"]);

/** So many commits after a repeat take arrivals for possible repeats: they seldom come alone. */
const doubted = 16;

/**
 * Takes arrivals for new, as nearly all are: they are then written in one piece, with their commit, and no answer is waited
 * for. Where one of them is a repeat PostgreSQL refuses the first or second statement, and nothing is written.
 */
export class NewArrivals {
  #inDoubt = 0;

  /** Whether these may be taken for new: their stretches are done ahead, and none says what another of them says. */
  may(candidates: readonly Candidate[], ahead: Ahead): boolean {
    const isWalked = (one: Candidate) => one.fate === "accepted" && ahead.has(one.caseId);
    if (this.#inDoubt > 0) this.#inDoubt -= 1;
    else return ahead.closes && candidates.every(isWalked) && haveKeysOfTheirOwn(candidates);
    return false;
  }

  /** Notes why they could not be written as such. */
  refused(error: unknown): void {
    if (repeats.has((error as { code?: unknown }).code)) this.#inDoubt = doubted;
  }
}

export async function acceptNew(
  tx: Transaction,
  engine: Engine<Transaction>,
  candidates: readonly Candidate[],
  ahead: Ahead,
): Promise<Arrival[]> {
  const starting = startingOf(engine, candidates, ahead);
  if (!starting.closes) return await acceptArrivals(tx, engine, candidates, ahead);
  await tx.closing(() =>
    Promise.all([insertEvents(tx, candidates, ""), claimFreeKeys(tx, candidates), starting.write(tx)]),
  );
  return candidates.map(({ eventId, caseId, problems }) => ({ fate: "accepted", eventId, caseId, problems }));
}
