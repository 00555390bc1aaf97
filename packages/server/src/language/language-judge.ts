import { TerminalError } from "@surety/core/errors/terminal-error";
import type { AnswerForm, ReadAnswer } from "@surety/core/language/answer-form";
import { isUnreadable } from "@surety/core/language/read-label";
import { mayBeLong } from "@surety/core/language/long-answer";
import { mixedScore, type Signals } from "@surety/core/language/signal-mix";
import type { JudgeModel, ModelAnswer, ModelQuestion, Prospect } from "@surety/core/ports/judge-model";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { type Asked, Completions, type LanguageWorld } from "./ask-completion.ts";
import { ExamplePools } from "./example-pools.ts";
import { type Asking, askingOf, splitName } from "./label-asking.ts";
import type { KnownCases } from "./known-cases.ts";
import { MixBook, type MixInForce } from "./mix-book.ts";
import { OtherOpinions, type Put } from "./other-opinions.ts";

/** What answers need besides: those of one mix are compared with known cases. */
interface JudgingWorld extends LanguageWorld {
  known: Pick<KnownCases, "signalsOf">;
}

/** The models of providers, by the names that documents use: CONNECTION/MODEL. */
export class LanguageJudges {
  readonly #world: JudgingWorld;
  /** How providers are asked, for whoever asks them in other words. */
  readonly completions: Completions;
  /** How their signals are weighed together. */
  readonly mixes: MixBook;
  readonly #pools: ExamplePools;
  readonly #others: OtherOpinions;
  /** Snapshots that were told of. */
  readonly #told = new Set<string>();

  constructor(world: JudgingWorld) {
    this.#world = world;
    this.completions = new Completions(world);
    this.mixes = new MixBook(world.database);
    this.#pools = new ExamplePools(world.database);
    this.#others = new OtherOpinions(world, this.completions, this.#pools);
  }

  /** Null where the name is not of that form. */
  named(name: string): JudgeModel | null {
    const found = splitName(name);
    if (found === null) return null;
    return {
      name,
      judge: (question) => this.#judge(found.connection, found.model, question),
      prospects: (questions) => this.#prospects(found.connection, found.model, questions),
    };
  }

  async #judge(connection: string, model: string, question: ModelQuestion): Promise<ModelAnswer> {
    const asking = await askingOf(this.#world, this.#pools, { connection, model }, question);
    const { request, facts, form } = asking;
    if (form.nothing !== null) throw new TerminalError({ code: "nothing-to-read", message: form.nothing });
    const { read, mended, asked } = await this.#read({ connection, request, form }, question);
    if (facts.pinned !== undefined) this.#watchPin(`${connection}/${model}`, facts.pinned, asked.completion.answeredBy);
    const others = await this.#others.ask(question, { connection, request }, form, read.score);
    const { signals: said, ...formed } = read.with(others);
    const signals = mended ? { ...said, mended: 1 } : said;
    const askedVersion = asking.versionOf(asked.completion, others.answeredBy);
    const mixed = await this.mixes.of(question.workflow, question.judgment, askedVersion);
    const plain = { signals, confidence: formed.confidence, modelVersion: askedVersion };
    const weighed = (mixed === null ? null : await this.#mixed(mixed, question.text, formed.value, signals)) ?? plain;
    const all = [asked, ...others.asked];
    return {
      ...formed,
      ...weighed,
      model: `${connection}/${asked.completion.answeredBy ?? model}`,
      askedVersion,
      costMicros: all.reduce((sum, one) => sum + one.costMicros, 0),
      priceMicros: priceOf(all),
      // The others were asked at the same time.
      latencyMs: asked.milliseconds + Math.max(0, ...others.asked.map((one) => one.milliseconds)),
    };
  }

  /** Null where known cases are weighed and cannot be asked: the answer is then of a version that has earned nothing. */
  async #mixed(
    { mix, version }: MixInForce,
    text: string,
    label: string | null,
    said: Signals,
  ): Promise<Pick<ModelAnswer, "signals" | "confidence" | "modelVersion"> | null> {
    const known = await this.#world.known.signalsOf(mix, text, label);
    if (known === null) return null;
    const signals = { ...said, ...known };
    return { signals, confidence: mixedScore(mix, signals), modelVersion: version };
  }

  async #prospects(connection: string, model: string, questions: readonly ModelQuestion[]): Promise<Prospect[]> {
    const asked = questions.map((question) => askingOf(this.#world, this.#pools, { connection, model }, question));
    const askings = await Promise.all(asked);
    const requests = askings.map(({ request }) => request);
    const first = await this.completions.prospects(connection, requests);
    return Promise.all(
      questions.map(async (question, at) => {
        const { request, form } = askings[at] as Asking;
        if (form.nothing !== null) return { known: true, mostMicros: 0 };
        const put = { connection, request };
        const own = first[at] as Prospect;
        const score = own.known ? await this.#knownScore({ ...put, form }, question) : null;
        return together([own, ...(await this.#others.prospects(question, put, score))]);
      }),
    );
  }

  /** How sure an answer that was paid for says it is; null where nobody needs to know, or it cannot be read. */
  async #knownScore({ connection, request, form }: Formed, { wording }: ModelQuestion): Promise<number | null> {
    if (wording?.agreement?.when === undefined) return null;
    const known = await this.completions.known(connection, request);
    const read = known === null ? null : form.read(known);
    return read === null || isUnreadable(read) ? null : read.score;
  }

  /** What another snapshot answers has no threshold, so its cases go to people; somebody should hear why. */
  #watchPin(name: string, pinned: string, answeredBy: string | null): void {
    if (answeredBy === null || answeredBy === pinned || this.#told.has(`${name} ${answeredBy}`)) return;
    this.#told.add(`${name} ${answeredBy}`);
    this.#world.warn(
      `${name} was answered by ${answeredBy} instead of ${pinned}. No threshold holds for it: its cases go to people. ` +
        "Pin the new snapshot, measure it on your labels, and derive the gate again.",
    );
  }

  /** One more call, with the reason, where an answer could not be read; then the next model of the cascade. */
  async #read({ connection, request, form }: Formed, question: ModelQuestion): Promise<Heard> {
    const { workflow, judgment, caseId = null, experiment = null } = question;
    const purpose = { workflow, judgment, caseId, experiment, repair: false };
    const first = await this.completions.ask(connection, request, purpose);
    const read = form.read(first.completion);
    if (!isUnreadable(read)) return { read, mended: false, asked: first };
    const name = `${connection}/${request.model}`;
    if (!isWorthMending(first.completion, request)) throw unreadable(name, form, read.problem);
    const again = repairRequest(request, first.completion.text, read.problem);
    const second = await this.completions.ask(connection, again, { ...purpose, repair: true });
    const repaired = form.read(second.completion);
    if (isUnreadable(repaired)) throw unreadable(name, form, repaired.problem);
    return { read: repaired, mended: true, asked: { completion: second.completion, ...bothOf(first, second) } };
  }
}

/** A question as it is put, with how its answer is read. */
interface Formed extends Put {
  form: AnswerForm;
}

interface Heard {
  read: ReadAnswer;
  /** True where it took a second call. */
  mended: boolean;
  asked: Asked;
}

/** What was refused is refused again, and what is too long for a long answer is too long once more. */
const isWorthMending = ({ finish }: Completion, request: CompletionRequest): boolean =>
  finish !== "refused" && !(finish === "length" && mayBeLong(request));

/** What two calls took together. */
const bothOf = (first: Asked, second: Asked): Omit<Asked, "completion"> => ({
  costMicros: first.costMicros + second.costMicros,
  priceMicros: priceOf([first, second]),
  milliseconds: first.milliseconds + second.milliseconds,
});

/** By the list of prices; null where one of them has none. */
function priceOf(asked: readonly Pick<Asked, "priceMicros">[]): number | null {
  return asked.reduce<number | null>(
    (sum, { priceMicros }) => (sum === null || priceMicros === null ? null : sum + priceMicros),
    0,
  );
}

/** An answer is known when all that it takes is. */
function together(prospects: readonly Prospect[]): Prospect {
  const most = prospects.map(({ mostMicros }) => mostMicros);
  const sum = most.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);
  return { known: prospects.every(({ known }) => known), mostMicros: sum };
}

/** The question once more, with what was wrong with the answer. */
export function repairRequest(request: CompletionRequest, said: string, problem: string): CompletionRequest {
  const correction = `${problem} Answer again, with the JSON object alone.`;
  return {
    ...request,
    messages: [...request.messages, { role: "assistant", text: said || "…" }, { role: "user", text: correction }],
  };
}

function unreadable(name: string, { unread }: AnswerForm, problem: string): TerminalError {
  return new TerminalError({ code: unread.code, message: `${name} gave no ${unread.noun}. ${problem}` });
}
