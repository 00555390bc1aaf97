import { setImmediate as breathe } from "node:timers/promises";
import { UserError } from "@surety/core/errors/user-error";
import { batchPrices } from "@surety/core/language/batch-prices";
import { largestCost } from "@surety/core/language/largest-cost";
import { probableCost } from "@surety/core/language/probable-cost";
import type { ModelQuestion } from "@surety/core/ports/judge-model";
import type { ExperimentArm } from "@surety/core/wire/experiment";
import { answerKey } from "../language/ask-completion.ts";
import type { ExamplePools } from "../language/example-pools.ts";
import { askingOf, splitName } from "../language/label-asking.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

const perStatement = 500;
/** Of an answer with a key and a word, where the model has never answered here. */
const usualOutputTokens = 60;

/** What an arm may cost at most, and will probably cost. Answers that are paid for already cost nothing. Nothing is asked. */
export async function estimateArm(
  world: Pick<WorkerWorld, "database" | "connection" | "clock">,
  pools: ExamplePools,
  model: string,
  questions: readonly ModelQuestion[],
  wantsBatch: boolean,
): Promise<ExperimentArm["estimate"]> {
  const name = splitName(model);
  if (name === null) throw notALanguageModel(model);
  const now = world.clock.now();
  const outputTokens = await usualOutput(world.database, name);
  // Looked up once: each look is a question to the database.
  const open = await world.connection(name.connection);
  const provider = { connection: () => Promise.resolve(open) };
  const share = wantsBatch ? open.batches?.usualShare : undefined;
  const sum = { calls: 0, known: 0, mostMicros: 0, probableMicros: 0, ...(share === undefined ? {} : { batch: true }) };
  for (let from = 0; from < questions.length; from += perStatement) {
    // A thousand prompts take a while to write; others get their turn in between.
    await breathe();
    const asked = await Promise.all(
      questions.slice(from, from + perStatement).map((question) => askingOf(provider, pools, name, question)),
    );
    const keys = asked.map(({ request }) => answerKey(name.connection, request));
    const known = await knownKeys(world.database, keys);
    for (const [at, { request, facts }] of asked.entries()) {
      if (known.has(keys[at] as string)) sum.known += 1;
      else {
        const prices = share === undefined ? facts.prices : batchPrices(facts.prices, share);
        const most = largestCost(request, prices, now);
        const probable = probableCost(request, outputTokens, prices, now);
        if (most === null || probable === null) throw noPrice(model, name);
        sum.calls += 1;
        sum.mostMicros += most;
        sum.probableMicros += Math.min(most, probable);
      }
    }
  }
  return sum;
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

function noPrice(model: string, name: { connection: string; model: string }): UserError {
  return new UserError({
    code: "price-unknown",
    field: "models",
    message: `Nobody has said what ${model} costs, so nobody can say what the experiment costs.`,
    remedy: `Add "${name.model}" with its prices (0 where it is free) to the models of the connection "${name.connection}".`,
  });
}
