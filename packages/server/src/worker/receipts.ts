import { MicroBatch } from "../ingest/micro-batch.ts";
import { adoptReceipts, type Sent } from "./effect-ledger.ts";
import { throughOutages } from "./through-outages.ts";
import type { WorkerWorld } from "./world.ts";

const mostPerStatement = 256;
/** One at a time: while it is under way the receipts of the others of its run gather. */
const mostStatements = 1;

/** Keeps receipts before the next effect of their case is sent; those that arrive together are written together. */
export class Receipts {
  readonly #batch: MicroBatch<Sent, null>;

  constructor(world: WorkerWorld) {
    const write = async (sent: Sent[]) => {
      const now = world.clock.now();
      await throughOutages(world, () => adoptReceipts(world.database, sent, now));
      return sent.map(() => null);
    };
    this.#batch = new MicroBatch(write, { mostItems: mostPerStatement, mostCommits: mostStatements });
  }

  /** Resolves when the receipt of this effect is in the ledger: from here on it needs no other writing. */
  async keep(sent: Sent): Promise<void> {
    await this.#batch.add(sent);
    sent.effect.unwritten = false;
  }
}
