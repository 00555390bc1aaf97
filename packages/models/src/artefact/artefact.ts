import type { Decision } from "../classifier/decision.ts";
import type { TrainedClassifier } from "../classifier/trained-classifier.ts";
import { decodeContainer, encodeContainer, refusal } from "./container.ts";
import { fromHalves, toHalves } from "./half-floats.ts";

interface Header {
  kind: "classifier";
  labels: string[];
  decision: Decision;
  training: TrainedClassifier["training"];
  embeddingSize: number | null;
}

/** A trained classifier as one file. Equal training gives equal bytes: no times are in it. */
export function encodeArtefact(classifier: TrainedClassifier): Uint8Array {
  const { ngram, embedding, outOfFold, labels, decision, training } = classifier;
  const embeddingSize = embedding?.neighbourhood.rows.columns ?? null;
  const header: Header = { kind: "classifier", labels, decision, training, embeddingSize };
  return encodeContainer({
    header,
    arrays: {
      words: textBytes(ngram.vocabulary.words),
      pieces: textBytes(ngram.vocabulary.pieces),
      gramWeights: bytesOf(ngram.vocabulary.weights),
      ngramWeights: bytesOf(toHalves(ngram.regression.weights)),
      ...(embedding && {
        denseWeights: bytesOf(embedding.regression.weights.values),
        denseBiases: bytesOf(embedding.regression.biases),
        neighbours: bytesOf(toHalves(embedding.neighbourhood.rows.values)),
        neighbourClasses: bytesOf(embedding.neighbourhood.classes),
      }),
      outOfFoldIndex: bytesOf(outOfFold.index),
      outOfFoldLabel: bytesOf(outOfFold.label),
      outOfFoldScore: bytesOf(outOfFold.score),
      outOfFoldConfidence: bytesOf(outOfFold.confidence),
      outOfFoldHit: outOfFold.hit,
      outOfFoldByNgram: outOfFold.byNgram,
    },
  });
}

/** Reads a trained classifier; throws a `UserError` for a file that is foreign, damaged, or of another version. */
export function decodeArtefact(bytes: Uint8Array): TrainedClassifier {
  const { header, arrays } = decodeContainer(bytes);
  try {
    return assemble(header as Header | null, arrays);
  } catch (cause) {
    if (cause instanceof MissingPart) throw refusal("artefact-incomplete", cause.message);
    throw cause;
  }
}

class MissingPart extends Error {}

function assemble(header: Header | null, arrays: Record<string, Uint8Array>): TrainedClassifier {
  const part = (name: string): Uint8Array => {
    const bytes = arrays[name];
    if (!bytes) throw new MissingPart(`This classifier has no part "${name}".`);
    return bytes;
  };
  if (header?.kind !== "classifier") throw new MissingPart("This file holds no classifier.");
  const floats = (name: string) => new Float32Array(part(name).buffer);
  const integers = (name: string) => new Int32Array(part(name).buffer);
  const halves = (name: string) => fromHalves(new Uint16Array(part(name).buffer));
  const classes = header.labels.length;
  const gramWeights = floats("gramWeights");
  const size = header.embeddingSize;
  const neighbours = () => {
    const owners = integers("neighbourClasses");
    return { rows: { rows: owners.length, columns: size!, values: halves("neighbours") }, classes: owners };
  };
  return {
    labels: header.labels,
    decision: header.decision,
    training: header.training,
    ngram: {
      vocabulary: { words: textsOf(part("words")), pieces: textsOf(part("pieces")), weights: gramWeights },
      regression: { weights: halves("ngramWeights"), columns: gramWeights.length, classes },
    },
    embedding:
      size === null
        ? undefined
        : {
            regression: {
              weights: { rows: classes, columns: size, values: floats("denseWeights") },
              biases: floats("denseBiases"),
            },
            neighbourhood: neighbours(),
          },
    outOfFold: {
      index: integers("outOfFoldIndex"),
      label: integers("outOfFoldLabel"),
      score: floats("outOfFoldScore"),
      confidence: floats("outOfFoldConfidence"),
      hit: part("outOfFoldHit"),
      byNgram: part("outOfFoldByNgram"),
    },
  };
}

function bytesOf(values: Float32Array | Int32Array | Uint16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function textBytes(texts: readonly string[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(texts));
}

function textsOf(bytes: Uint8Array): string[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as string[];
}
