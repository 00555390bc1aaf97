import { batchPrices, batchShare } from "@surety/core/language/batch-prices";
import { factsOf } from "@surety/core/language/facts-of";
import { largestCost } from "@surety/core/language/largest-cost";
import type { TaskPayload } from "@surety/core/ports/engine";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { Budget } from "../language/budgets-of.ts";
import type { SpendingExperiment } from "../language/keep-bill.ts";
import { setAsideForBatch } from "../language/budget-rows.ts";
import type { Transaction } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import { carryTask } from "./batch-rows.ts";
import { noBatches } from "./no-batches.ts";
import type { BatchWorld } from "./batch-world.ts";

/** Of one batch: far below what providers take, so that the first answers do not wait for the last question. */
const mostQuestions = 5000;
const mostCharacters = 40_000_000;

/** A question with the key under which its answer is kept. */
export interface KeyedQuestion {
  key: string;
  request: CompletionRequest;
}

/** Questions to one model that are asked together. */
export interface BatchPlan {
  connection: string;
  workflow: string;
  judgment: string;
  experiment: SpendingExperiment | null;
  /** The job that waits for it; null for an experiment. */
  job: string | null;
  questions: readonly KeyedQuestion[];
  /** What goes on when all is known. */
  next: { name: string; payload: TaskPayload };
}

/** Questions that are asked together, for less, by whoever can wait for a day. */
export class Batches {
  readonly #world: BatchWorld;

  constructor(world: BatchWorld) {
    this.#world = world;
  }

  /**
   * Opens one batch after the other, to each model its own, as far as the money reaches; gives how many questions are on
   * their way. Where there is room for some of them, the others follow when these have ended: they mostly cost less than
   * was set aside for them. Throws BudgetSpent where there is no money for one.
   */
  async openAll(plans: readonly BatchPlan[]): Promise<number> {
    let opened = 0;
    for (const plan of plans) {
      for (let from = 0; from < plan.questions.length;) {
        const { count, isShort } = await this.#open({ ...plan, questions: plan.questions.slice(from) }, opened === 0);
        from += count;
        opened += count;
        if (isShort) return opened;
      }
    }
    return opened;
  }

  /**
   * Opens a batch for as many of these questions as fit into one and as there is money for. Money, rows and the task that
   * hands it in are one commit.
   */
  async #open(plan: BatchPlan, insists: boolean): Promise<{ count: number; isShort: boolean }> {
    const { connection, workflow, experiment } = plan;
    const open = await this.#world.connection(connection);
    const usual = open.batches?.usualShare;
    const first = plan.questions[0]?.request;
    if (usual === undefined || first === undefined) throw noBatches(connection);
    const now = this.#world.clock.now();
    const { prices } = factsOf(open.models ?? [], first.model);
    const fitting = fittingQuestions(plan.questions);
    const costs = fitting.map(({ request }) => largestCost(request, batchPrices(prices, usual), now));
    const model = `${connection}/${first.model}`;
    const wanted = { workflow, caseId: null, experiment, model };
    const budgets = await this.#world.budgets.budgetsOfBatch(wanted, costs);
    const known = costs.map((cost) => cost ?? 0);
    const share = batchShare(prices, usual, now);
    for (;;) {
      const write = (tx: Transaction) =>
        this.#write(tx, { ...plan, questions: fitting }, { budgets, known, share, now });
      const count = await this.#world.database.transaction(write);
      if (count > 0 || !insists) return { count, isShort: count < fitting.length };
      // Calls under way may leave room for one: their end is waited for, or it says that there is none.
      await this.#world.budgets.release(await this.#world.budgets.hold({ ...wanted, micros: known[0] as number }));
    }
  }

  async #write(
    tx: Transaction,
    { connection, workflow, judgment, experiment, job, questions, next }: BatchPlan,
    { budgets, known, share, now }: { budgets: readonly Budget[]; known: readonly number[]; share: number; now: Date },
  ): Promise<number> {
    if (await isOnItsWay(tx, experiment?.id ?? job, questions[0]?.key ?? "")) return questions.length;
    const count = await setAsideForBatch(tx, budgets, known);
    if (count === 0) return 0;
    const id = this.#world.newId();
    const model = questions[0]?.request.model;
    await tx.query(
      `insert into surety.model_batches (id, connection, model, workflow, judgment, experiment, questions, budgets, share, created_at,
         next_look_at, next_task, next_payload, job) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13)`,
      [
        id,
        connection,
        model,
        workflow,
        judgment,
        experiment?.id ?? null,
        count,
        toJson(budgets),
        share,
        now,
        next.name,
        toJson(next.payload),
        job,
      ],
    );
    const items = questions.slice(0, count).map(({ key, request }, at) => ({ key, request, most: known[at] }));
    await tx.query(
      `insert into surety.model_batch_items (batch, place, key, request, most_micros)
       select $1, place - 1, i ->> 'key', i -> 'request', (i ->> 'most')::bigint
       from jsonb_array_elements($2::jsonb) with ordinality as x(i, place)`,
      [id, toJson(items)],
    );
    await this.#world.engine().enqueueTasks(tx, [carryTask({ id, looks: 0 })]);
    return count;
  }

  /** Has the batches of an experiment stopped; what was answered before is kept and paid. In the caller's transaction. */
  async cancelOf(tx: Transaction, experiment: string): Promise<void> {
    const rows = await tx.query<{ id: string; looks: number }>(
      `update surety.model_batches set cancel_asked_at = $2, looks = looks + 1
       where experiment = $1 and ended_at is null and cancel_asked_at is null returning id, looks`,
      [experiment, this.#world.clock.now()],
    );
    await this.#world.engine().enqueueTasks(
      tx,
      rows.map((row) => carryTask(row)),
    );
  }
}

/** Another execution of the same task may have been here a moment ago. */
async function isOnItsWay(tx: Transaction, owner: string | null, key: string): Promise<boolean> {
  await tx.query("select pg_advisory_xact_lock(hashtext('model_batches'))");
  const rows = await tx.query(
    `select 1 from surety.model_batch_items i join surety.model_batches b on b.id = i.batch
     where i.key = $1 and b.ended_at is null and coalesce(b.experiment, b.job) = $2::uuid limit 1`,
    [key, owner],
  );
  return rows.length > 0;
}

function fittingQuestions(questions: readonly KeyedQuestion[]): KeyedQuestion[] {
  let characters = 0;
  const fitting = questions.slice(0, mostQuestions).filter(({ request }) => {
    characters += JSON.stringify(request).length;
    return characters <= mostCharacters;
  });
  return fitting.length === 0 ? questions.slice(0, 1) : fitting;
}
