import { TerminalError } from "@surety/core/errors/terminal-error";
import { withAgreement } from "@surety/core/language/agreement-signals";
import { labelSignals } from "@surety/core/language/label-signals";
import { isUnreadable, type ReadLabel, readLabel } from "@surety/core/language/read-label";
import { mixedScore, type Signals } from "@surety/core/language/signal-mix";
import type { JudgeModel, ModelAnswer, ModelQuestion, Prospect } from "@surety/core/ports/judge-model";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { type Asked, Completions, type LanguageWorld } from "./ask-completion.ts";
import { ExamplePools } from "./example-pools.ts";
import { askingOf, splitName } from "./label-asking.ts";
import type { KnownCases } from "./known-cases.ts";
import { MixBook, type MixInForce } from "./mix-book.ts";
import { OtherOpinions } from "./other-opinions.ts";

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
    const { request, facts } = asking;
    const { read, asked } = await this.#read(connection, request, question);
    if (facts.pinned !== undefined) this.#watchPin(`${connection}/${model}`, facts.pinned, asked.completion.answeredBy);
    const own = labelSignals(read, asked.completion.tokens, question.labels);
    const others = await this.#others.ask(question, { connection, request }, { label: read.label, score: own.score });
    const { signals: said, score, alternatives, none } = withAgreement(own, others);
    const askedVersion = asking.versionOf(asked.completion, others.answeredBy);
    const mixed = await this.mixes.of(question.workflow, question.judgment, askedVersion);
    const plain = { signals: { ...said, mended: read.mended ? 1 : 0 }, confidence: score, modelVersion: askedVersion };
    const weighed =
      (mixed === null ? null : await this.#mixed(mixed, question.text, read.label, plain.signals)) ?? plain;
    const all = [asked, ...others.asked];
    return {
      value: read.label,
      ...weighed,
      alternatives,
      outOfScope: read.label === null ? 1 : none,
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
    const requests = (await Promise.all(asked)).map(({ request }) => request);
    const first = await this.completions.prospects(connection, requests);
    return Promise.all(
      questions.map(async (question, at) => {
        const put = { connection, request: requests[at] as CompletionRequest };
        const own = first[at] as Prospect;
        const score = own.known ? await this.#knownScore(put, question) : null;
        return together([own, ...(await this.#others.prospects(question, put, score))]);
      }),
    );
  }

  /** How sure an answer that was paid for says it is; null where nobody needs to know, or it cannot be read. */
  async #knownScore(
    { connection, request }: { connection: string; request: CompletionRequest },
    { wording, labels }: ModelQuestion,
  ): Promise<number | null> {
    if (wording?.agreement?.when === undefined) return null;
    const known = await this.completions.known(connection, request);
    const read = known === null ? null : readLabel(known, labels);
    return known === null || read === null || isUnreadable(read)
      ? null
      : labelSignals(read, known.tokens, labels).score;
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
  async #read(
    connection: string,
    request: CompletionRequest,
    question: ModelQuestion,
  ): Promise<{ read: ReadLabel; asked: Asked }> {
    const { workflow, judgment, caseId = null, experiment = null } = question;
    const purpose = { workflow, judgment, caseId, experiment, repair: false };
    const first = await this.completions.ask(connection, request, purpose);
    const read = readLabel(first.completion, question.labels);
    if (!isUnreadable(read)) return { read, asked: first };
    if (first.completion.finish === "refused") throw unreadable(connection, request.model, read.problem);
    const again = repairRequest(request, first.completion.text, read.problem);
    const second = await this.completions.ask(connection, again, { ...purpose, repair: true });
    const mended = readLabel(second.completion, question.labels);
    if (isUnreadable(mended)) throw unreadable(connection, request.model, mended.problem);
    return { read: { ...mended, mended: true }, asked: { completion: second.completion, ...bothOf(first, second) } };
  }
}

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

function unreadable(connection: string, model: string, problem: string): TerminalError {
  return new TerminalError({ code: "no-label", message: `${connection}/${model} gave no label. ${problem}` });
}
