import { createHash } from "node:crypto";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { callCost } from "@surety/core/language/call-cost";
import type { ModelFacts } from "@surety/core/language/model-facts";
import type { Clock } from "@surety/core/ports/clock";
import type { Connection } from "@surety/core/ports/connector";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { Database } from "../storage/database.ts";
import { newId } from "../storage/new-id.ts";
import { ProviderRest } from "./provider-rest.ts";

/** Models that think take their time. */
const timeoutMs = 120_000;

export interface LanguageWorld {
  database: Database;
  connection(name: string): Promise<Connection>;
  clock: Clock;
  warn(message: string): void;
}

/** For whom a model is asked. */
export interface Purpose {
  workflow: string;
  judgment: string;
  caseId: string | null;
  repair: boolean;
}

/** An answer with what it cost now; one that was paid for earlier costs nothing. */
export interface Asked {
  completion: Completion;
  costMicros: number;
  milliseconds: number;
}

/** Asks providers, each question once: answers and bills are kept before anybody acts on them. */
export class Completions {
  readonly #world: LanguageWorld;
  readonly #rest = new ProviderRest();
  /** Questions that are under way here: equal ones share the answer. */
  readonly #underWay = new Map<string, Promise<Asked>>();

  constructor(world: LanguageWorld) {
    this.#world = world;
  }

  async ask(connection: string, request: CompletionRequest, purpose: Purpose): Promise<Asked> {
    const key = keyOf(connection, request);
    const known = await this.#known(key);
    if (known !== null) return { completion: known, costMicros: 0, milliseconds: 0 };
    const other = this.#underWay.get(key);
    if (other !== undefined) return { ...(await other), costMicros: 0 };
    const asked = this.#call(connection, request, purpose, key).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asked);
    return asked;
  }

  async #known(key: string): Promise<Completion | null> {
    const [row] = await this.#world.database.query<{ completion: Completion }>(
      "select completion from surety.model_answers where key = $1",
      [key],
    );
    return row?.completion ?? null;
  }

  async #call(connection: string, request: CompletionRequest, purpose: Purpose, key: string): Promise<Asked> {
    const begun = performance.now();
    const call = { connection, request, purpose, id: newId(), at: this.#world.clock.now() };
    try {
      const open = await this.#world.connection(connection);
      const completion = await this.#rest.call(connection, () => completeBy(open, connection, request));
      const milliseconds = performance.now() - begun;
      const costMicros = callCost(completion.usage, factsOf(open, request.model).prices, call.at);
      await this.#keep(key, completion, { ...call, costMicros, milliseconds });
      return { completion, costMicros: costMicros ?? 0, milliseconds };
    } catch (error) {
      if (error instanceof SuretyError && error.code !== "provider-resting")
        await this.#bill({ ...call, costMicros: null, milliseconds: performance.now() - begun }, null, error.message);
      throw error;
    }
  }

  async #keep(key: string, completion: Completion, call: Call): Promise<void> {
    await this.#bill(call, { key, completion }, null);
  }

  /** The answer and its bill are one statement: there is none without the other. */
  async #bill(call: Call, answer: { key: string; completion: Completion } | null, error: string | null): Promise<void> {
    const { purpose, request, connection, id, at, costMicros, milliseconds } = call;
    const said = answer?.completion;
    await this.#world.database.query(
      `with kept as (insert into surety.model_answers (key, completion, at) select $16, $17::jsonb, $2 where $16::text is not null
         on conflict (key) do nothing)
       insert into surety.model_calls (id, at, workflow, judgment, case_id, connection, model, answered_by, outcome, repair,
         input_tokens, cached_tokens, output_tokens, cost_micros, milliseconds, error)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $18) on conflict do nothing`,
      [
        id,
        at,
        purpose.workflow,
        purpose.judgment,
        purpose.caseId,
        connection,
        request.model,
        said?.answeredBy ?? null,
        said === undefined ? "failed" : said.finish === "refused" ? "refused" : "answered",
        purpose.repair,
        said?.usage.input ?? null,
        said?.usage.cachedInput ?? null,
        said?.usage.output ?? null,
        costMicros,
        milliseconds,
        answer?.key ?? null,
        answer === null ? null : JSON.stringify(answer.completion),
        error,
      ],
    );
  }
}

interface Call {
  connection: string;
  request: CompletionRequest;
  purpose: Purpose;
  id: string;
  at: Date;
  costMicros: number | null;
  milliseconds: number;
}

/** What is known of a model; of one that its connection does not list, nothing. */
export function factsOf(connection: Connection, model: string): ModelFacts {
  return connection.models?.find(({ name }) => name === model) ?? { name: model, temperature: true, prices: [] };
}

async function completeBy(connection: Connection, name: string, request: CompletionRequest): Promise<Completion> {
  if (connection.complete === undefined)
    throw new TerminalError({
      code: "no-language-model",
      message: `The connection "${name}" leads to no language model.`,
      remedy: "Name a connection of kind language.",
    });
  return connection.complete(request, { timeoutMs });
}

function keyOf(connection: string, request: CompletionRequest): string {
  return createHash("sha256").update(canonicalJson({ connection, request })).digest("hex");
}
