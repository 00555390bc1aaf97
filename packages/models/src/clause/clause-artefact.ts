import type { ClauseRanking, ClauseModel } from "./clause-model.ts";
import { decodeContainer, encodeContainer, refusal } from "../artefact/container.ts";
import { fromHalves, toHalves } from "../artefact/half-floats.ts";

interface Header {
  kind: "clauses";
  types: string[];
  ranking: ClauseRanking;
  training: ClauseModel["training"];
  embeddingSize: number | null;
}

/** A trained clause model as one file. Equal training gives equal bytes. */
export function encodeClauseModel({ types, members, ranking, training }: ClauseModel): Uint8Array {
  const { vocabulary, words, meaning, names } = members;
  const header: Header = { kind: "clauses", types, ranking, training, embeddingSize: meaning?.weights.columns ?? null };
  return encodeContainer({
    header,
    arrays: {
      tokens: new TextEncoder().encode(JSON.stringify(vocabulary.tokens)),
      rarity: bytesOf(vocabulary.weights),
      words: bytesOf(toHalves(words.weights)),
      ...(meaning && { meaning: bytesOf(meaning.weights.values), meaningBiases: bytesOf(meaning.biases) }),
      ...(names && { names: bytesOf(names.values) }),
    },
  });
}

/** Reads a clause model; throws a `UserError` for a file that is foreign, damaged, or of another version. */
export function decodeClauseModel(bytes: Uint8Array): ClauseModel {
  const { header, arrays } = decodeContainer(bytes);
  const head = header as Header | null;
  const part = (name: string): Uint8Array => {
    const found = arrays[name];
    if (!found) throw refusal("artefact-incomplete", `This clause model has no part "${name}".`);
    return found;
  };
  if (head?.kind !== "clauses") throw refusal("artefact-incomplete", "This file holds no clause model.");
  const { types, ranking, training, embeddingSize: columns } = head;
  const rarity = new Float32Array(part("rarity").buffer);
  return {
    types,
    ranking,
    training,
    members: {
      vocabulary: { tokens: JSON.parse(new TextDecoder().decode(part("tokens"))) as string[], weights: rarity },
      words: {
        weights: fromHalves(new Uint16Array(part("words").buffer)),
        columns: rarity.length,
        classes: types.length,
      },
      names:
        columns === null ? undefined : { rows: types.length, columns, values: new Float32Array(part("names").buffer) },
      meaning:
        columns === null
          ? undefined
          : {
              weights: { rows: types.length, columns, values: new Float32Array(part("meaning").buffer) },
              biases: new Float32Array(part("meaningBiases").buffer),
            },
    },
  };
}

function bytesOf(values: Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
