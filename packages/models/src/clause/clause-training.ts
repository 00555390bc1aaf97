import type { LabelledText } from "@surety/core/clause/clause";
import { type ClauseUnit, clauseUnits } from "@surety/core/clause/clause-units";
import { unitsOfClauses } from "@surety/core/clause/units-of-clauses";
import { embeddingSize } from "../embedding/minilm-graph.ts";
import { candidatesOf } from "./candidates.ts";
import { type ClauseMembers, clauseScorer, fitClauseMembers, type UnitRows } from "./clause-members.ts";
import type { ClauseFinishRequest } from "../worker/tasks.ts";
import { encodeClauseModel } from "./clause-artefact.ts";
import { fitRanking, type JudgedText } from "./fit-ranking.ts";
import { unitTokens } from "./unit-tokens.ts";

/** The labelled texts of a training, as they cross to the threads. */
export interface ClauseData {
  types: readonly string[];
  texts: readonly LabelledText[];
  /** One array for each text, a row for each of its units; shared between threads. Null without a sentence model. */
  embeddings: readonly Float32Array[] | null;
  /** A row for the name of each type; null without a sentence model. */
  names: Float32Array | null;
  seed: number;
}

/** Trains on some of the texts, by their positions. */
export function fitOnTexts(data: ClauseData, fit: readonly number[]): Promise<ClauseMembers> {
  const texts = fit.map((at) => preparedText(data, at));
  const embeddings = texts.every((one) => one.rows.embeddings) ? stacked(texts.map((one) => one.rows)) : undefined;
  const rows = { tokens: texts.flatMap((one) => one.rows.tokens), embeddings };
  return fitClauseMembers(
    rows,
    texts.flatMap((one) => one.positives),
    data.types.length,
    data.names === null ? undefined : { rows: data.types.length, columns: embeddingSize, values: data.names },
    data.seed,
  );
}

/** Trains on some texts and says what the members think of others, which they have not seen. */
export async function judgeUnseen(
  data: ClauseData,
  fit: readonly number[],
  ask: readonly number[],
): Promise<JudgedText[]> {
  const score = clauseScorer(await fitOnTexts(data, fit));
  const judged: JudgedText[] = [];
  for (const at of ask) {
    const { units, rows, positives } = preparedText(data, at);
    const candidates = candidatesOf(units, await score(rows), data.types.length);
    const right = candidates.map(({ unit, type }) => positives[unit]!.includes(type));
    const own = positives.flat();
    judged.push({ candidates, right, present: new Set(own), wanted: own.length });
  }
  return judged;
}

/** The model that is used: members of all texts, confidences from those that each had not seen. */
export async function finishClauses(request: ClauseFinishRequest): Promise<Uint8Array> {
  const { data, judged, clausesPerType, degraded } = request;
  const members = await fitOnTexts(data, [...data.texts.keys()]);
  const training = { texts: data.texts.length, clausesPerType, seed: data.seed, degraded };
  return encodeClauseModel({
    types: [...data.types],
    members,
    ranking: fitRanking(judged, data.types.length),
    training,
  });
}

function preparedText({ types, texts, embeddings }: ClauseData, at: number) {
  const { text, clauses } = texts[at]!;
  const units: ClauseUnit[] = clauseUnits(text);
  const values = embeddings?.[at];
  const rows: UnitRows = {
    tokens: unitTokens(text, units),
    embeddings: values && { rows: units.length, columns: embeddingSize, values },
  };
  return { units, rows, positives: unitsOfClauses(units, clauses, types) };
}

function stacked(parts: readonly UnitRows[]) {
  const rows = parts.reduce((sum, one) => sum + one.tokens.length, 0);
  const values = new Float32Array(rows * embeddingSize);
  let at = 0;
  for (const { embeddings } of parts) {
    values.set(embeddings!.values, at);
    at += embeddings!.values.length;
  }
  return { rows, columns: embeddingSize, values };
}
