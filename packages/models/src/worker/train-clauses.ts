import type { LabelledText } from "@surety/core/clause/clause";
import { clauseUnits } from "@surety/core/clause/clause-units";
import { UserError } from "@surety/core/errors/user-error";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { artefactHash } from "../artefact/container.ts";
import { shuffle } from "../classifier/shuffle.ts";
import type { ClauseData } from "../clause/clause-training.ts";
import type { TrainProgress } from "./train.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** Texts whose clauses of these types are marked; texts without any belong to it as well. */
export interface ClauseTrainRequest {
  types: readonly string[];
  texts: readonly LabelledText[];
  seed?: number | undefined;
}

export interface ClauseTrainReport {
  texts: number;
  units: number;
  seconds: number;
  embeddingSeconds: number;
  clausesPerType: number[];
  /** Why it works with words alone. */
  degraded?: string;
}

export interface ClauseTrainResult {
  bytes: Uint8Array;
  hash: string;
  report: ClauseTrainReport;
}

const folds = 4;
const fewestTexts = 4;
const embeddingEnds = 0.6;

/** Trains a clause model on the workers of a pool. Texts are held out whole: what stands in one is alike. */
export async function trainClauses(
  request: ClauseTrainRequest,
  pool: WorkerPool,
  onProgress: (progress: TrainProgress) => void,
): Promise<ClauseTrainResult> {
  const started = performance.now();
  check(request);
  const { rows, names, degraded } = await embedTexts(request, pool, (share) =>
    onProgress({ stage: "embedding", share: share * embeddingEnds }),
  );
  const embeddingSeconds = secondsSince(started);
  const { types, texts, seed = 1 } = request;
  const data: ClauseData = { types, texts, embeddings: rows, names, seed };
  const trials = dealTexts(texts.length, seed).map((ask, _, all) => ({
    data,
    ask,
    fit: all.filter((other) => other !== ask).flat(),
  }));
  const judged = await pool.runAll("judgeUnseen", trials, (done) =>
    onProgress({ stage: "cross-validation", share: embeddingEnds + (0.3 * done) / trials.length }),
  );
  onProgress({ stage: "final model", share: embeddingEnds + 0.3 });
  const clausesPerType = types.map((type) =>
    texts.reduce((sum, { clauses }) => sum + clauses.filter((one) => one.type === type).length, 0),
  );
  const bytes = await pool.run("finishClauses", { data, judged: judged.flat(), clausesPerType, degraded });
  onProgress({ stage: "done", share: 1 });
  const report: ClauseTrainReport = {
    texts: texts.length,
    units: unitsIn(texts),
    seconds: secondsSince(started),
    embeddingSeconds,
    clausesPerType,
    ...(degraded !== undefined && { degraded }),
  };
  return { bytes, hash: artefactHash(bytes), report };
}

function check({ types, texts }: ClauseTrainRequest): void {
  const marked = texts.filter(({ clauses }) => clauses.some(({ type }) => types.includes(type))).length;
  if (texts.length >= fewestTexts && marked >= 2) return;
  throw new UserError({
    code: "clauses-cannot-be-trained",
    message: `Clauses cannot be learned yet: ${texts.length} texts are labelled, and ${marked} of them have a clause.`,
    remedy: `Label at least ${fewestTexts} texts, two of them with clauses.`,
    field: "texts",
  });
}

/** Each text in a request of its own, so that its embeddings are found again whatever stands around it. */
async function embedTexts(
  { types, texts }: ClauseTrainRequest,
  pool: WorkerPool,
  onShare: (share: number) => void,
): Promise<Pick<ClauseData, "names"> & { rows: Float32Array[] | null; degraded?: string }> {
  const units = texts.map(({ text }) => clauseUnits(text).map(({ start, end }) => text.slice(start, end)));
  const requests = [types, ...units].map((list) => ({ texts: list, remember: true }));
  try {
    const [names, ...rows] = await pool.runAll("embed", requests, (done) => onShare(done / requests.length));
    return { rows: rows.map(shared), names: names ?? null };
  } catch (error) {
    if (error instanceof UserError)
      return { rows: null, names: null, degraded: `${error.message} ${error.remedy ?? ""}`.trim() };
    throw error;
  }
}

function shared(values: Float32Array): Float32Array {
  const kept = new Float32Array(new SharedArrayBuffer(values.byteLength));
  kept.set(values);
  return kept;
}

function dealTexts(count: number, seed: number): number[][] {
  const order = shuffle(
    Int32Array.from({ length: count }, (_, at) => at),
    seededRandom(seed),
  );
  const parts = Math.min(folds, count);
  return Array.from({ length: parts }, (_, fold) => Array.from(order.filter((__, at) => at % parts === fold)));
}

function unitsIn(texts: readonly LabelledText[]): number {
  return texts.reduce((sum, { text }) => sum + clauseUnits(text).length, 0);
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}
