import { setImmediate as breathe } from "node:timers/promises";
import { UserError } from "@surety/core/errors/user-error";
import { batchPrices } from "@surety/core/language/batch-prices";
import { factsOf } from "@surety/core/language/facts-of";
import { largestCost } from "@surety/core/language/largest-cost";
import type { ModelFacts } from "@surety/core/language/model-facts";
import { probableCost } from "@surety/core/language/probable-cost";
import type { ModelQuestion } from "@surety/core/ports/judge-model";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { ExperimentArm } from "@surety/core/wire/experiment";
import { answerKey } from "../language/ask-completion.ts";
import type { ExamplePools } from "../language/example-pools.ts";
import { askingOf, splitName } from "../language/label-asking.ts";
import { type Put, samplesOf } from "../language/other-opinions.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

const perStatement = 500;
/** Of an answer with a key and a word, where the model has never answered here. */
const usualOutputTokens = 60;

type World = Pick<WorkerWorld, "database" | "connection" | "clock">;
type ArmEstimate = ExperimentArm["estimate"];

/** The model of this machine is asked for nothing. */
export const freeEstimate: ArmEstimate = { calls: 0, known: 0, mostMicros: 0, probableMicros: 0 };

/**
 * What an arm may cost at most, and will probably cost, with everybody who is asked besides: as if all first answers were
 * unsure, where only those are. Answers that are paid for already cost nothing. Nothing is asked.
 */
export async function estimateArm(
  world: World,
  pools: ExamplePools,
  model: string,
  questions: readonly ModelQuestion[],
  wantsBatch: boolean,
): Promise<ArmEstimate> {
  const first = await AskedModel.of(world, model, wantsBatch);
  const names = questions[0]?.wording?.agreement?.models ?? [];
  const others = await Promise.all(names.map((name) => AskedModel.of(world, name, false)));
  const again = await AskedModel.of(world, model, false);
  const sum = { ...freeEstimate, ...(first.inBatches ? { batch: true } : {}) };
  for (let from = 0; from < questions.length; from += perStatement) {
    // A thousand prompts take a while to write; others get their turn in between.
    await breathe();
    const some = questions.slice(from, from + perStatement);
    const asked = await Promise.all(
      some.map(async (question) => {
        const put = await first.put(pools, question);
        const besides = await Promise.all(others.map((other) => other.put(pools, question)));
        return [
          { ...put, of: first },
          ...samplesOf(question, put).map((one) => ({ ...one, of: again })),
          ...besides.map((one, at) => ({ ...one, of: others[at] as AskedModel })),
        ];
      }),
    );
    const keys = asked.map((puts) => puts.map(({ connection, request }) => answerKey(connection, request)));
    const known = await knownKeys(world.database, keys.flat());
    for (const [at, puts] of asked.entries()) {
      const missing = puts.filter((_, place) => !known.has(keys[at]?.[place] as string));
      if (missing.length === 0) sum.known += 1;
      for (const { of, request } of missing) {
        const { most, probable } = of.costOf(request);
        sum.calls += 1;
        sum.mostMicros += most;
        sum.probableMicros += Math.min(most, probable);
      }
    }
  }
  return sum;
}

/** A model with what its answers cost; looked up once, since each look is a question to the database. */
class AskedModel {
  readonly #name: { connection: string; model: string };
  readonly #open: Awaited<ReturnType<World["connection"]>>;
  readonly #outputTokens: number;
  readonly #now: Date;
  readonly #share: number | undefined;
  readonly #prices: ModelFacts["prices"];

  private constructor(
    name: { connection: string; model: string },
    open: Awaited<ReturnType<World["connection"]>>,
    { outputTokens, now, wantsBatch }: { outputTokens: number; now: Date; wantsBatch: boolean },
  ) {
    [this.#name, this.#open, this.#outputTokens, this.#now] = [name, open, outputTokens, now];
    const { prices } = factsOf(open.models ?? [], name.model);
    this.#share = wantsBatch ? open.batches?.usualShare : undefined;
    this.#prices = this.#share === undefined ? prices : batchPrices(prices, this.#share);
  }

  static async of(world: World, model: string, wantsBatch: boolean): Promise<AskedModel> {
    const name = splitName(model);
    if (name === null) throw notALanguageModel(model);
    const open = await world.connection(name.connection);
    const outputTokens = await usualOutput(world.database, name);
    return new AskedModel(name, open, { outputTokens, now: world.clock.now(), wantsBatch });
  }

  get inBatches(): boolean {
    return this.#share !== undefined;
  }

  async put(pools: ExamplePools, question: ModelQuestion): Promise<Put> {
    const provider = { connection: () => Promise.resolve(this.#open) };
    const { request } = await askingOf(provider, pools, this.#name, question);
    return { connection: this.#name.connection, request };
  }

  costOf(request: CompletionRequest): { most: number; probable: number } {
    const most = largestCost(request, this.#prices, this.#now);
    const probable = probableCost(request, this.#outputTokens, this.#prices, this.#now);
    if (most === null || probable === null) throw noPrice(this.#name);
    return { most, probable };
  }
}

/** Tokens that this model's answers here took lately. */
export async function usualOutput(database: Queryable, name: { connection: string; model: string }): Promise<number> {
  const [row] = await database.query<{ tokens: number | null }>(
    `select avg(output_tokens)::float8 as tokens from (select output_tokens from surety.model_calls
       where connection = $1 and model = $2 and output_tokens is not null order by id desc limit 200) as recent`,
    [name.connection, name.model],
  );
  return Math.ceil(row?.tokens ?? usualOutputTokens);
}

async function knownKeys(database: Queryable, keys: readonly string[]): Promise<Set<string>> {
  const rows = await database.query<{ key: string }>("select key from surety.model_answers where key = any($1)", [
    keys,
  ]);
  return new Set(rows.map(({ key }) => key));
}

export function notALanguageModel(model: string): UserError {
  return new UserError({
    code: "unknown-model",
    field: "models",
    message: `"${model.slice(0, 100)}" is no language model: experiments compare models of providers.`,
    remedy: "Write CONNECTION/MODEL with a connection of kind language. How good local is: surety eval.",
  });
}

function noPrice({ connection, model }: { connection: string; model: string }): UserError {
  return new UserError({
    code: "price-unknown",
    field: "models",
    message: `Nobody has said what ${connection}/${model} costs, so nobody can say what the experiment costs.`,
    remedy: `Add "${model}" with its prices (0 where it is free) to the models of the connection "${connection}".`,
  });
}
