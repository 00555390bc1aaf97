import { decodeArtefact, encodeArtefact } from "../artefact/artefact.ts";
import { fitDecision } from "../classifier/fit-decision.ts";
import { answersOfTrial, joinAnswers, type TrainingData } from "../classifier/fold-answers.ts";
import { fitEmbeddingMembers, fitNgramMember, selectRows } from "../classifier/members.ts";
import { expectedShare } from "../classifier/scope-detector.ts";
import { type Embed, Predictor } from "../classifier/predict.ts";
import { decodeClauseModel } from "../clause/clause-artefact.ts";
import { finishClauses, judgeUnseen } from "../clause/clause-training.ts";
import { clauseFinder } from "../clause/find-clauses.ts";
import { nearestRows } from "../dense/nearest-rows.ts";
import { decodeExtractor, encodeExtractor } from "../extract/extractor-artefact.ts";
import type { Extractor } from "../extract/extractor.ts";
import { extractFields, type ExtractorRequest, fitExtractor } from "../extract/fit-extractor.ts";
import { layoutCurve } from "../extract/layout-curve.ts";
import { embeddingSize } from "../embedding/minilm-graph.ts";
import { type EmbeddingModel, loadEmbeddingModel } from "../embedding/embedding-model.ts";
import { rememberedEmbeddings } from "../embedding/remembered-embeddings.ts";
import { PredictionQueue } from "./prediction-queue.ts";
import { RecentlyUsed } from "./recently-used.ts";
import type { FinishRequest, FinishResult, FullMembers, TaskMessage, Tasks, WorkerSettings } from "./tasks.ts";

const classifiersInMemory = 3;
const clauseModelsInMemory = 2;

/** Does the work of a model worker; the sentence model is loaded when it is first needed. */
export class TaskRunner {
  readonly #settings: WorkerSettings;
  readonly #extractors = new RecentlyUsed<Extractor>(classifiersInMemory);
  readonly #queues = new RecentlyUsed<PredictionQueue>(classifiersInMemory);
  readonly #finders = new RecentlyUsed<ReturnType<typeof clauseFinder>>(clauseModelsInMemory);
  #model: Promise<EmbeddingModel> | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  async run(message: TaskMessage): Promise<Tasks[keyof Tasks]["result"]> {
    switch (message.kind) {
      case "embed":
        return this.#embed(message.request);
      case "nearest":
        return this.#nearest(message.request);
      case "predict":
        return this.#predict(message.request);
      case "trial":
        return answersOfTrial(message.request.data, message.request.trial, message.request.withStrangers);
      case "fit":
        return fitOnAll(message.request.data);
      case "finish":
        return finish(message.request);
      case "fit-extractor":
        return trainedExtractor(message.request);
      case "layout-curve":
        return layoutCurve(message.request);
      case "extract":
        return this.#extract(message.request);
      case "judgeUnseen":
        return judgeUnseen(message.request.data, message.request.fit, message.request.ask);
      case "finishClauses":
        return finishClauses(message.request);
      case "findClauses":
        return this.#findClauses(message.request);
    }
  }

  #extract({ hash, bytes, documents }: Tasks["extract"]["request"]): Tasks["extract"]["result"] {
    let extractor = this.#extractors.get(hash);
    if (!extractor) {
      extractor = decodeExtractor(bytes);
      this.#extractors.set(hash, extractor);
    }
    const known = extractor;
    return { fields: known.fields, read: documents.map((pages) => extractFields(known, pages)) };
  }

  async #findClauses({ hash, bytes, text }: Tasks["findClauses"]["request"]): Promise<Tasks["findClauses"]["result"]> {
    let find = this.#finders.get(hash);
    if (!find) {
      find = clauseFinder(decodeClauseModel(bytes));
      this.#finders.set(hash, find);
    }
    const model = (await this.#hasModel()) ? await this.#loadedModel() : null;
    return find(text, model && ((texts) => model.embed(texts)));
  }

  async #embed({ texts, remember }: Tasks["embed"]["request"]): Promise<Float32Array> {
    const model = await this.#loadedModel();
    const embed: Embed = (list) => model.embed(list);
    return remember ? rememberedEmbeddings(this.#settings.cacheFolder, texts, embed) : embed(texts);
  }

  async #nearest({ texts, known: { values, ends } }: Tasks["nearest"]["request"]): Promise<Tasks["nearest"]["result"]> {
    const asked = await this.#embed({ texts, remember: false });
    const columns = embeddingSize;
    const known = { rows: values.length / columns, columns, values };
    return nearestRows(known, ends, { rows: texts.length, columns, values: asked });
  }

  #predict({ hash, bytes, texts }: Tasks["predict"]["request"]): Promise<Tasks["predict"]["result"]> {
    let queue = this.#queues.get(hash);
    if (!queue) {
      queue = this.#queueFor(bytes);
      this.#queues.set(hash, queue);
    }
    return queue.predict(texts);
  }

  #queueFor(bytes: Uint8Array): PredictionQueue {
    const predictor = new Predictor(decodeArtefact(bytes));
    const embed: Embed = async (texts) => (await this.#loadedModel()).embed(texts);
    return new PredictionQueue(async (texts) => predictor.predict(texts, (await this.#hasModel()) ? embed : null));
  }

  #loadedModel(): Promise<EmbeddingModel> {
    this.#model ??= loadEmbeddingModel(this.#settings.cacheFolder, this.#settings.modelFolder);
    return this.#model;
  }

  #hasModel(): Promise<boolean> {
    return this.#loadedModel().then(
      () => true,
      () => false,
    );
  }
}

function trainedExtractor(request: ExtractorRequest): Tasks["fit-extractor"]["result"] {
  const { extractor, outOfFold } = fitExtractor(request);
  return { bytes: encodeExtractor(extractor), outOfFold };
}

async function fitOnAll(data: TrainingData): Promise<FullMembers> {
  const { texts, labels, classes, embeddings, seed } = data;
  const ngram = fitNgramMember({ texts, labels, classes }, seed);
  if (!embeddings) return { ngram };
  const rows = selectRows(embeddings, Int32Array.from(labels.keys()));
  return { ngram, embedding: await fitEmbeddingMembers(rows, labels, classes) };
}

function finish(request: FinishRequest): FinishResult {
  const { labels, full, answers, index, truth, scope, casesPerClass, outOfScopeCases, seed, degraded } = request;
  const evidence = { answers: joinAnswers(answers), index, truth, classes: labels.length };
  const inside = casesPerClass.reduce((sum, each) => sum + each, 0);
  const { decision, outOfFold } = fitDecision(evidence, scope, expectedShare(inside, outOfScopeCases));
  const training = { seed, casesPerClass, outOfScopeCases, degraded };
  return { bytes: encodeArtefact({ labels, ...full, decision, outOfFold, training }), decision, outOfFold };
}
