import { createHash } from "node:crypto";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { BudgetSpent } from "@surety/core/language/budget-spent";
import { callCost } from "@surety/core/language/call-cost";
import { factsOf } from "@surety/core/language/facts-of";
import { largestCost } from "@surety/core/language/largest-cost";
import { mayBeLong } from "@surety/core/language/long-answer";
import type { Clock } from "@surety/core/ports/clock";
import type { Connection } from "@surety/core/ports/connector";
import type { Prospect } from "@surety/core/ports/judge-model";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { Database } from "../storage/database.ts";
import { newId } from "../storage/new-id.ts";
import type { BudgetBook, Hold } from "./budget-book.ts";
import { type Answer, type Call, keepBill, type Purpose } from "./keep-bill.ts";
import { ProviderRest } from "./provider-rest.ts";
import { type Turn, Turns } from "./turns.ts";

/** Models that think take their time. */
const timeoutMs = 120_000;
/** An answer that is heard while it is written may take longer: where nothing more is heard, it is given up earlier. */
const heardMs = 240_000;

export interface LanguageWorld {
  database: Database;
  connection(name: string): Promise<Connection>;
  clock: Clock;
  budgets: BudgetBook;
  warn(message: string): void;
}

/** An answer with what it cost now; one that was paid for earlier costs nothing. */
export interface Asked {
  completion: Completion;
  costMicros: number;
  /** What it costs by the list of prices, whether paid for now or earlier; null where no price is known. */
  priceMicros: number | null;
  milliseconds: number;
}

/** Asks providers, each question once: answers and bills are kept before anybody acts on them. */
export class Completions {
  readonly #world: LanguageWorld;
  readonly #rest: ProviderRest;
  readonly #turns: Turns;
  /** Questions that are under way here: equal ones share the answer. */
  readonly #underWay = new Map<string, Promise<Asked>>();

  constructor(world: LanguageWorld) {
    this.#world = world;
    this.#rest = new ProviderRest(world.database);
    this.#turns = new Turns(world.database);
  }

  async ask(connection: string, request: CompletionRequest, purpose: Purpose): Promise<Asked> {
    const key = answerKey(connection, request);
    const other = this.#underWay.get(key);
    const shared = other === undefined ? null : await other.catch(unlessSpent);
    if (shared !== null) return { ...shared, costMicros: 0 };
    // Whoever asked the same had no money for it, which says nothing of ours.
    if (other !== undefined) return this.ask(connection, request, purpose);
    // From before it is looked up: an answer that is kept in between is seen by whoever comes after.
    const asked = this.#knownOrCalled(connection, request, purpose, key).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asked);
    return asked;
  }

  async #knownOrCalled(connection: string, request: CompletionRequest, purpose: Purpose, key: string): Promise<Asked> {
    const completion = await this.#known(key);
    if (completion === null) return this.#call(connection, request, purpose, key);
    const priceMicros = await this.#priceOf(connection, request, completion);
    return { completion, costMicros: 0, priceMicros, milliseconds: 0 };
  }

  /** What these would cost now, in their order; nothing is asked. */
  async prospects(connection: string, requests: readonly CompletionRequest[]): Promise<Prospect[]> {
    const keys = requests.map((request) => answerKey(connection, request));
    const rows = await this.#world.database.query<{ key: string }>(
      "select key from surety.model_answers where key = any($1)",
      [keys],
    );
    const known = new Set(rows.map(({ key }) => key));
    const open = await this.#world.connection(connection);
    const at = this.#world.clock.now();
    return requests.map((request, i) => {
      if (known.has(keys[i] as string)) return { known: true, mostMicros: 0 };
      return { known: false, mostMicros: largestCost(request, factsOf(open.models ?? [], request.model).prices, at) };
    });
  }

  /** What was answered to this before; null where nobody has asked. */
  known(connection: string, request: CompletionRequest): Promise<Completion | null> {
    return this.#known(answerKey(connection, request));
  }

  async #known(key: string): Promise<Completion | null> {
    const [row] = await this.#world.database.query<{ completion: Completion }>(
      "select completion from surety.model_answers where key = $1",
      [key],
    );
    return row?.completion ?? null;
  }

  async #priceOf(connection: string, { model }: CompletionRequest, { usage }: Completion): Promise<number | null> {
    const { models = [] } = await this.#world.connection(connection);
    const { prices } = factsOf(models, model);
    return callCost(usage, prices, this.#world.clock.now());
  }

  async #call(connection: string, request: CompletionRequest, purpose: Purpose, key: string): Promise<Asked> {
    const open = await this.#world.connection(connection);
    const { prices } = factsOf(open.models ?? [], request.model);
    const at = this.#world.clock.now();
    const turn = await this.#turnOf(connection, open, request, purpose);
    const hold = await this.#holdFor(connection, request, purpose, largestCost(request, prices, at), turn);
    const call = { connection, request, purpose, id: newId(), at, hold };
    const begun = performance.now();
    const milliseconds = () => performance.now() - begun;
    const completion = await this.#rest
      .call(connection, () => completeBy(open, connection, request))
      .catch(async (error: unknown) => {
        await this.#billFailure({ ...call, milliseconds: milliseconds() }, error);
        throw error;
      });
    const costMicros = callCost(completion.usage, prices, at);
    const taken = costMicros === null ? unseen(hold) : { spent: costMicros, unseen: 0 };
    const took = milliseconds();
    await this.#bill({ ...call, costMicros, ...taken, milliseconds: took }, { key, completion }, null);
    await this.#turns.settle(turn, completion.usage);
    return { completion, costMicros: costMicros ?? 0, priceMicros: costMicros, milliseconds: took };
  }

  /** Null where nothing limits the call, or its provider is left alone, so that it fails at once. */
  async #turnOf(
    connection: string,
    open: Connection,
    request: CompletionRequest,
    { caseId }: Purpose,
  ): Promise<Turn | null> {
    if (open.perMinute === undefined || (await this.#rest.isResting(connection))) return null;
    return this.#turns.take(connection, open, request, caseId);
  }

  async #holdFor(
    connection: string,
    request: CompletionRequest,
    purpose: Purpose,
    micros: number | null,
    turn: Turn | null,
  ): Promise<Hold> {
    try {
      return await this.#world.budgets.hold({ ...purpose, model: `${connection}/${request.model}`, micros });
    } catch (error) {
      await this.#turns.settle(turn, { input: 0, output: 0 });
      throw error;
    }
  }

  /** What a provider refused costs nothing; of what nobody saw the end, nobody can tell, so all that it may have cost counts. */
  async #billFailure(call: Omit<Call, "costMicros" | "spent" | "unseen">, error: unknown): Promise<void> {
    if (!(error instanceof SuretyError) || error.code === "provider-resting")
      return this.#world.budgets.release(call.hold);
    const gone = isEndUnseen(error) ? unseen(call.hold) : { spent: 0, unseen: 0 };
    await this.#bill({ ...call, costMicros: null, ...gone }, null, error.message);
  }

  async #bill(call: Call, answer: Answer | null, error: string | null): Promise<void> {
    this.#world.budgets.booked(call.hold, await keepBill(this.#world.database, call, answer, error));
  }
}

/** Failures after which a provider may have worked all the same. */
const endUnseen = ["timeout", "connection", "unreadable-answer", "broke-off", "fell-silent"];
export const isEndUnseen = ({ code }: SuretyError): boolean => endUnseen.includes(code);

function unlessSpent(error: unknown): null {
  if (error instanceof BudgetSpent) return null;
  throw error;
}

const unseen = ({ micros }: Hold) => ({ spent: 0, unseen: micros });

async function completeBy(connection: Connection, name: string, request: CompletionRequest): Promise<Completion> {
  if (connection.complete === undefined)
    throw new TerminalError({
      code: "no-language-model",
      message: `The connection "${name}" leads to no language model.`,
      remedy: "Name a connection of kind language.",
    });
  return connection.complete(request, mayBeLong(request) ? { timeoutMs: heardMs, streamed: true } : { timeoutMs });
}

/** Under which the answer to a question is kept. */
export function answerKey(connection: string, request: CompletionRequest): string {
  return createHash("sha256").update(canonicalJson({ connection, request })).digest("hex");
}
