import type { Queryable } from "../storage/database.ts";

/** Numbers of one vector. */
export const vectorLength = 384;
/** Bases up to this many passages are compared whole, in memory: 30 MB, and some 10 ms for one question. */
export const mostCompared = 20_000;
/** Bases in memory at the same time. */
const mostBases = 4;

interface Vectors {
  revision: string;
  hashes: readonly string[];
  /** Of each, whether it is the question of a past answer. */
  answers: readonly boolean[];
  values: Float32Array;
}

/** The meanings of the passages of a base, kept in memory until the base changes. */
export class PassageVectors {
  readonly #bases = new Map<string, Vectors>();

  /** Null for a base that is too large to be compared whole. */
  async of(database: Queryable, base: string): Promise<Vectors | null> {
    const [state] = await database.query<{ revision: string; passages: number }>(
      `select revision, (select count(*)::int from (select 1 from surety.knowledge_passages where base = $1 limit ${mostCompared + 1}) x) as passages
       from surety.knowledge_bases where name = $1`,
      [base],
    );
    if (state === undefined) return { revision: "", hashes: [], answers: [], values: new Float32Array(0) };
    if (state.passages > mostCompared) return null;
    const known = this.#bases.get(base);
    if (known?.revision === state.revision) return known;
    const read = await readVectors(database, base);
    this.#bases.delete(base);
    this.#bases.set(base, { revision: state.revision, ...read });
    for (const oldest of [...this.#bases.keys()].slice(0, -mostBases)) this.#bases.delete(oldest);
    return { revision: state.revision, ...read };
  }
}

/** The vectors of these passages, or of all of a base, in no order. */
export async function readVectors(
  database: Queryable,
  base: string,
  only: readonly string[] | null = null,
): Promise<Omit<Vectors, "revision">> {
  const rows = await database.query<{ hash: string; answers: boolean; embedding: Buffer }>(
    `select hash, answer is not null as answers, embedding from surety.passage_texts t where embedding is not null and ($2::text[] is null or hash = any($2))
       and exists (select from surety.knowledge_passages p where p.hash = t.hash and p.base = $1)`,
    [base, only],
  );
  const values = new Float32Array(rows.length * vectorLength);
  for (const [at, { embedding }] of rows.entries()) values.set(fromBytes(embedding), at * vectorLength);
  return { hashes: rows.map(({ hash }) => hash), answers: rows.map((row) => row.answers), values };
}

/** The cosine of a question with each passage, or with past answers alone (`only` true), or without them. */
export function similarities(
  { hashes, answers, values }: Omit<Vectors, "revision">,
  question: Float32Array,
  only: boolean | null,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [row, hash] of hashes.entries()) {
    if (only !== null && answers[row] !== only) continue;
    let sum = 0;
    const start = row * vectorLength;
    for (let at = 0; at < vectorLength; at++) sum += (values[start + at] ?? 0) * (question[at] ?? 0);
    // Vectors have unit length; rounding may lead a hair beyond it.
    found.set(hash, Math.min(1, Math.max(-1, sum)));
  }
  return found;
}

export function toBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vectorLength * 4);
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4);
  return bytes;
}

function fromBytes(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: vectorLength }, (_, at) => bytes.readFloatLE(at * 4));
}
