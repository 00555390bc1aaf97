import { TerminalError } from "@surety/core/errors/terminal-error";
import type { AnswerForm, OtherValues } from "@surety/core/language/answer-form";
import { BudgetSpent } from "@surety/core/language/budget-spent";
import { asksFurther } from "@surety/core/language/prompt-schema";
import { isUnreadable } from "@surety/core/language/read-label";
import type { ModelQuestion, Prospect } from "@surety/core/ports/judge-model";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { Asked, Completions, LanguageWorld } from "./ask-completion.ts";
import type { ExamplePools } from "./example-pools.ts";
import { askingOf, splitName } from "./label-asking.ts";
import { Remembered } from "../storage/remembered.ts";

/** Enough chance that an unsure model says now this, now that (STATISTICS.md section 1). */
const sampleTemperature = 0.7;

/** How long it may go unnoticed that another snapshot answers the others, in milliseconds. */
const freshMs = 10_000;

/** A question as it is put to one model of one connection. */
export interface Put {
  connection: string;
  request: CompletionRequest;
}

/** What was said besides the answer. */
export interface Opinions extends OtherValues {
  /** Who of the other models answered, in their order. */
  answeredBy: (string | null)[];
  asked: Asked[];
}

interface Opinion {
  /** Undefined where nothing could be read. */
  value: string | null | undefined;
  asked: Asked | null;
}

/** Asks the same besides: the model again, and other models. Who agrees says how sure an answer is. */
export class OtherOpinions {
  readonly #world: LanguageWorld;
  readonly #completions: Completions;
  readonly #pools: ExamplePools;
  readonly #answeredBy = new Remembered<string | null>(freshMs);

  constructor(world: LanguageWorld, completions: Completions, pools: ExamplePools) {
    [this.#world, this.#completions, this.#pools] = [world, completions, pools];
  }

  /** Nobody is asked where the document names nobody, or only somebody for answers less sure than this one. */
  async ask(question: ModelQuestion, first: Put, form: AnswerForm, score: number): Promise<Opinions> {
    if (!isAsked(question, score)) return this.#unasked(question);
    const opinionOf = (put: Put) => this.#opinion(question, form, put);
    const [again, besides] = await Promise.all([
      Promise.all(samplesOf(question, first).map(opinionOf)),
      this.#others(question).then((puts) => Promise.all(puts.map(opinionOf))),
    ]);
    const said = (opinions: readonly Opinion[]) => opinions.map((one) => one.value);
    return {
      again: said(again),
      besides: said(besides),
      answeredBy: besides.map(({ asked }) => asked?.completion.answeredBy ?? null),
      asked: [...again, ...besides].flatMap(({ asked }) => asked ?? []),
    };
  }

  /** What asking them would cost now; `score` is of a first answer that is known, null where it is not. */
  async prospects(question: ModelQuestion, first: Put, score: number | null): Promise<Prospect[]> {
    if (score !== null && !isAsked(question, score)) return [];
    const puts = [...samplesOf(question, first), ...(await this.#others(question))];
    const all = puts.map(({ connection, request }) => this.#completions.prospects(connection, [request]));
    return (await Promise.all(all)).flat();
  }

  /** Who would have answered: the version of an answer is the same whether others were asked about it or not. */
  async #unasked(question: ModelQuestion): Promise<Opinions> {
    const puts = await this.#others(question);
    const answeredBy = await Promise.all(puts.map((put) => this.#lately(put)));
    return { again: [], besides: [], answeredBy, asked: [] };
  }

  #lately({ connection, request: { model } }: Put): Promise<string | null> {
    return this.#answeredBy.get(`${connection}/${model}`, async () => {
      const [row] = await this.#world.database.query<{ by: string }>(
        `select answered_by as by from surety.model_calls where connection = $1 and model = $2 and answered_by is not null
         order by id desc limit 1`,
        [connection, model],
      );
      return row?.by ?? null;
    });
  }

  async #others(question: ModelQuestion): Promise<Put[]> {
    const names = (question.wording?.agreement?.models ?? []).flatMap((name) => splitName(name) ?? []);
    return Promise.all(
      names.map(async (name) => {
        const { request } = await askingOf(this.#world, this.#pools, name, question);
        return { connection: name.connection, request };
      }),
    );
  }

  /** One that fails for good says nothing, which is no agreement; what may pass or must wait concerns the whole question. */
  async #opinion({ workflow, judgment, ...question }: ModelQuestion, form: AnswerForm, put: Put): Promise<Opinion> {
    const { caseId = null, experiment = null } = question;
    const purpose = { workflow, judgment, caseId, experiment, repair: false };
    try {
      const asked = await this.#completions.ask(put.connection, put.request, purpose);
      const read = form.read(asked.completion);
      return { value: isUnreadable(read) ? undefined : read.value, asked };
    } catch (error) {
      if (error instanceof TerminalError && !(error instanceof BudgetSpent)) return { value: undefined, asked: null };
      throw error;
    }
  }
}

function isAsked({ wording }: ModelQuestion, score: number): boolean {
  const rule = wording?.agreement ?? null;
  return rule === null || asksFurther(rule, score);
}

/** The same question, as often as the document says; each is a question of its own, with an answer of its own. */
export function samplesOf({ wording }: Pick<ModelQuestion, "wording">, { connection, request }: Put): Put[] {
  return Array.from({ length: wording?.agreement?.samples ?? 0 }, (_, at) => ({
    connection,
    request: {
      ...request,
      temperature: request.temperature === null ? null : sampleTemperature,
      tokenProbabilities: false,
      sample: at + 1,
    },
  }));
}
