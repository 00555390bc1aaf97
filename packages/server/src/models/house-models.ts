import { pagesOfLayoutText, type PlacedWords } from "@surety/core/extract/layout-text";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { JudgeModel, ModelAnswer, ModelQuestion } from "@surety/core/ports/judge-model";
import { artefactKind } from "@surety/models/artefact/container";
import { createLocalModels, type LocalModels, type Prediction } from "@surety/models";
import type { Database } from "../storage/database.ts";
import { Remembered } from "../storage/remembered.ts";
import type { ArtefactStore } from "./artefact-store.ts";
import { clausesAnswer } from "./clauses-answer.ts";
import { recordAnswer } from "./record-answer.ts";
import { activeModel } from "./model-in-force.ts";

/** How long a newly trained model of another process may go unnoticed, in milliseconds. */
const freshMs = 1000;
/** A trained model in memory is known by its hash; the bytes are read from the disk once. */
const artefactUnknown = "artefact-unknown";

/** The models that this installation has, by the names that documents use. */
export class HouseModels {
  readonly local: LocalModels;
  readonly artefacts: ArtefactStore;
  readonly #database: Database;
  readonly #kinds = new Map<string, string | null>();
  readonly #active = new Remembered<string | null>(freshMs);

  constructor(database: Database, artefacts: ArtefactStore, cacheFolder: string) {
    this.#database = database;
    this.artefacts = artefacts;
    this.local = createLocalModels({ cacheFolder });
  }

  named(name: string): JudgeModel | null {
    return name === "local" ? { name, judge: (question) => this.#judge(question) } : null;
  }

  /** Answers with a given model, in force or not: how models are measured. */
  async ask(hash: string, texts: readonly string[]): Promise<ModelAnswer[]> {
    if ((await this.#kindOf(hash)) === "extractor") return this.#extract(hash, texts);
    if ((await this.#kindOf(hash)) === "clauses") return this.#findClauses(hash, texts);
    const predictions = await this.#withArtefact(hash, (artefact) => this.local.predict(artefact, texts));
    return predictions.map((one) => answerOf(one, hash));
  }

  /** A model has been trained or replaced here: it counts at once. */
  forget(): void {
    this.#active.forget();
  }

  close(): Promise<void> {
    return this.local.close();
  }

  async #judge(question: ModelQuestion): Promise<ModelAnswer> {
    const hash = await this.#hashFor(question);
    if (hash === null) {
      throw new TerminalError({
        code: "not-trained",
        message: `The local model of ${question.judgment} has not been trained yet.`,
        remedy: `Label some cases, then run: surety train ${question.workflow}`,
      });
    }
    const [answer] = await this.ask(hash, [question.text]);
    if (answer === undefined) throw new Error("the local model gave no answer");
    return answer;
  }

  #hashFor({ workflow, judgment, challenger }: ModelQuestion): Promise<string | null> {
    return this.#active.get(
      `${workflow}\n${judgment}\n${challenger ?? ""}`,
      async () =>
        (challenger === null ? null : await this.#canaryHash(challenger, judgment)) ??
        (await activeModel(this.#database, workflow, judgment)),
    );
  }

  /** Null from the moment the canary ends: cases that are still on their way are then judged as all others are. */
  async #canaryHash(challenger: string, judgment: string): Promise<string | null> {
    const [row] = await this.#database.query<{ hash: string | null }>(
      "select models ->> $2 as hash from surety.challengers where id = $1 and canary_share > 0",
      [challenger, judgment],
    );
    return row?.hash ?? null;
  }

  async #kindOf(hash: string): Promise<string | null> {
    const known = this.#kinds.get(hash);
    if (known !== undefined) return known;
    const bytes = await this.artefacts.read(hash).catch(isMissing);
    // A model that was trained to be measured is in memory alone, and classifies; it may be stored yet.
    if (bytes === null) return null;
    const kind = artefactKind(bytes);
    this.#kinds.set(hash, kind);
    return kind;
  }

  /** The texts are documents as `layoutText` writes them; one without a word has been read by nobody. */
  async #extract(hash: string, texts: readonly string[]): Promise<ModelAnswer[]> {
    const begun = performance.now();
    const documents = texts.map(pagesOfLayoutText);
    const { fields, read } = await this.#withArtefact(hash, (artefact) => this.local.extract(artefact, documents));
    const ms = (performance.now() - begun) / Math.max(1, texts.length);
    return documents.map((pages, at) => recordAnswer(fields, pages.some(isRead) ? read[at]! : {}, hash, ms));
  }

  /** One text after the other: each takes seconds of the same threads. */
  async #findClauses(hash: string, texts: readonly string[]): Promise<ModelAnswer[]> {
    const answers: ModelAnswer[] = [];
    for (const text of texts) {
      const begun = performance.now();
      const found = await this.#withArtefact(hash, (artefact) => this.local.findClauses(artefact, text));
      answers.push(clausesAnswer(found, hash, performance.now() - begun));
    }
    return answers;
  }

  /** Asks by hash, and with the bytes where this process has not seen them yet. */
  async #withArtefact<Result>(hash: string, ask: (artefact: Uint8Array | string) => Promise<Result>): Promise<Result> {
    try {
      return await ask(hash);
    } catch (error) {
      if (!(error instanceof SuretyError) || error.code !== artefactUnknown) throw error;
      return this.#withFile(hash, ask);
    }
  }

  async #withFile<Result>(hash: string, ask: (artefact: Uint8Array) => Promise<Result>): Promise<Result> {
    const bytes = await this.artefacts.read(hash);
    try {
      return await ask(bytes);
    } catch (error) {
      if (!(error instanceof SuretyError) || error instanceof TransientError) throw error;
      throw new TerminalError({
        code: "artefact-unreadable",
        message: `The trained model ${hash.slice(0, 12)} cannot be loaded: ${error.message}`,
        remedy: "Put the file back from a backup, or train again.",
        cause: error,
      });
    }
  }
}

function isMissing(error: unknown): null {
  if (error instanceof SuretyError && error.code === "artefact-missing") return null;
  throw error;
}

const isRead = ({ words, rows = [] }: PlacedWords): boolean => words.length > 0 || rows.length > 0;

/** The alternatives shrink with the answer: each is only as likely as that the text belongs to a class at all. */
function answerOf(prediction: Prediction, hash: string): ModelAnswer {
  const inScope = prediction.probability > 0 ? prediction.confidence / prediction.probability : 0;
  return {
    value: prediction.label,
    confidence: clamp(prediction.confidence),
    alternatives: prediction.alternatives.map((one) => ({
      value: one.label,
      probability: clamp(one.probability * inScope),
    })),
    outOfScope: prediction.outOfScope,
    signals: prediction.signals,
    model: prediction.path === "ngram" ? "local (n-grams)" : "local (n-grams, sentence embedding)",
    modelVersion: hash,
    costMicros: 0,
    latencyMs: prediction.latencyMs,
  };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
