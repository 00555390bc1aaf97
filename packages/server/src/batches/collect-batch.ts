import { batchPrices } from "@surety/core/language/batch-prices";
import { callCost } from "@surety/core/language/call-cost";
import { factsOf } from "@surety/core/language/facts-of";
import type { BatchDoor, BatchResult } from "@surety/core/ports/language-batch";
import type { BatchRow } from "../storage/batches-schema.ts";
import { openItems, placeOf } from "./batch-rows.ts";
import type { BatchWorld } from "./batch-world.ts";
import { budgetsIn, keepResults, type KeptResult } from "./keep-results.ts";

const keptAtOnce = 200;
const readMs = 600_000;

/**
 * Reads the answers of a batch that has ended and keeps them as they come; gives how many of its lines were ours. What
 * expired the first time is noted and not settled: it is asked again. So is what has no line in one that was late.
 */
export async function collectBatch(
  world: BatchWorld,
  batch: BatchRow,
  door: BatchDoor,
  isLate: boolean,
): Promise<number> {
  const items = await openItems(world.database, batch.id);
  const requests = new Map(items.map(({ place, request }) => [place, request]));
  const requestOf = (id: string) => requests.get(placeOf(batch.id, id) ?? -1) ?? null;
  const costOf = await costs(world, batch, door);
  let ours = batch.questions - items.length;
  let some: KeptResult[] = [];
  const keep = async () => {
    await keepSome(world, batch, some);
    some = [];
  };
  for await (const result of door.results(batch.provider_id ?? "", requestOf, { timeoutMs: readMs })) {
    ours += 1;
    some.push(keptResult(batch.id, result, costOf));
    if (some.length >= keptAtOnce) await keep();
  }
  await keep();
  if (!isLate) return ours;
  const left = await openItems(world.database, batch.id);
  const expired = { outcome: "expired" as const, completion: null, problem: tooLate, costMicros: 0, isUnseen: false };
  await keepSome(
    world,
    batch,
    left.map(({ place }) => ({ place, ...expired })),
  );
  return ours + left.length;
}

const tooLate = "Its provider did not come to it in time.";

type CostOf = (completion: Extract<BatchResult, { outcome: "answered" }>["completion"]) => number | null;

async function costs(
  world: BatchWorld,
  { connection, model, created_at: at }: BatchRow,
  door: BatchDoor,
): Promise<CostOf> {
  const { models = [] } = await world.connection(connection);
  const prices = batchPrices(factsOf(models, model).prices, door.usualShare);
  return ({ usage }) => callCost(usage, prices, at);
}

function keptResult(batch: string, result: BatchResult, costOf: CostOf): KeptResult {
  const place = placeOf(batch, result.id) ?? -1;
  if (result.outcome === "answered") {
    const { completion } = result;
    const costMicros = costOf(completion);
    return { place, outcome: "answered", completion, problem: null, costMicros, isUnseen: costMicros === null };
  }
  const { outcome, problem } = result;
  const isUnseen = outcome === "unreadable";
  return { place, outcome, completion: null, problem, costMicros: isUnseen ? null : 0, isUnseen };
}

async function keepSome(world: BatchWorld, batch: BatchRow, results: readonly KeptResult[]): Promise<void> {
  const again = batch.round === 1 && batch.cancel_asked_at === null ? results.filter(isExpired) : [];
  if (again.length > 0)
    await world.database.query(
      "update surety.model_batch_items set outcome = 'expired' where batch = $1 and place = any($2) and outcome is null",
      [batch.id, again.map(({ place }) => place)],
    );
  await settle(
    world,
    batch,
    results.filter((one) => !again.includes(one)),
  );
}

const isExpired = ({ outcome }: KeptResult): boolean => outcome === "expired";

/** Keeps what came of some questions, and tells people where that spends a budget nearly up. */
export async function settle(world: BatchWorld, batch: BatchRow, results: readonly KeptResult[]): Promise<void> {
  if (results.length === 0) return;
  const stands = await keepResults(world.database, batch, results, world.clock.now());
  world.budgets.booked({ budgets: budgetsIn(batch), micros: 0 }, stands);
}
