import type { Clock } from "@surety/core/ports/clock";
import type { Connection } from "@surety/core/ports/connector";
import type { Engine } from "@surety/core/ports/engine";
import type { EngineLog } from "../engine/engine-log.ts";
import type { BudgetBook } from "../language/budget-book.ts";
import type { LiveBus } from "../observe/live-bus.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** What batches need of the house. */
export interface BatchWorld {
  database: Database;
  connection(name: string): Promise<Connection>;
  clock: Clock;
  budgets: BudgetBook;
  engine: () => Engine<Transaction>;
  newId: () => string;
  live: LiveBus;
  log: EngineLog;
}
