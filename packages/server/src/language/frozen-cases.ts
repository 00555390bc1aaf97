import { createHash } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { KnownRows } from "@surety/models";
import { fromHalves, toHalves } from "@surety/models/artefact/half-floats";
import { weightsHash } from "@surety/models/embedding/model-files";
import type { Queryable } from "../storage/database.ts";

/** Known cases as they are compared: what was right for each, and their embeddings, fold by fold. */
export interface FrozenCases {
  hash: string;
  labels: readonly string[];
  rows: KnownRows;
}

type Stored = { labels: string[]; ends: number[]; vectors: Uint8Array };

/** Embedded and rounded as they are stored, so that they are fitted to as they will be compared. */
export async function frozenCases(
  folds: readonly (readonly { text: string; label: string }[])[],
  embed: (texts: readonly string[]) => Promise<Float32Array[]>,
): Promise<Stored & { hash: string }> {
  const cases = folds.flat();
  const labels = cases.map(({ label }) => label);
  const ends = folds.map((_, fold) => folds.slice(0, fold + 1).reduce((sum, some) => sum + some.length, 0));
  const vectors = await embed(cases.map(({ text }) => text));
  const halves = vectors.map((vector) => toHalves(vector));
  const bytes = Buffer.concat(
    halves.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
  const hash = createHash("sha256")
    .update(canonicalJson({ embeddedBy: weightsHash, labels, ends }))
    .update(bytes)
    .digest("hex");
  return { hash, labels, ends, vectors: bytes };
}

export async function storeFrozen(
  database: Queryable,
  { hash, labels, ends, vectors }: Stored & { hash: string },
  at: Date,
): Promise<void> {
  await database.query(
    `insert into surety.known_cases (hash, embedded_by, labels, ends, vectors, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (hash) do update set created_at = excluded.created_at`,
    [hash, weightsHash, JSON.stringify(labels), JSON.stringify(ends), vectors, at],
  );
}

export async function readFrozen(database: Queryable, hash: string): Promise<FrozenCases> {
  const [row] = await database.query<Stored & { embeddedBy: string }>(
    `select embedded_by as "embeddedBy", labels, ends, vectors from surety.known_cases where hash = $1`,
    [hash],
  );
  if (row === undefined) throw unusable(hash, "are not there");
  if (row.embeddedBy !== weightsHash) throw unusable(hash, "were embedded by another sentence model");
  const { labels, ends, vectors } = row;
  const values = fromHalves(new Uint16Array(Uint8Array.from(vectors).buffer));
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return { hash, labels, rows: { values: shared, ends } };
}

/** Sets that no mix in force is compared with are forgotten, but for new ones, which a mix may be fitted with just now. */
export async function forgetFrozen(database: Queryable, before: Date): Promise<void> {
  await database.query(
    `delete from surety.known_cases k where created_at < $1
       and not exists (select from surety.signal_mixes m where m.active and m.mix ->> 'known' = k.hash)`,
    [before],
  );
}

function unusable(hash: string, why: string): UserError {
  return new UserError({
    code: "known-cases-unusable",
    message: `The known cases ${hash.slice(0, 12)} that answers are compared with ${why}.`,
    remedy: "Derive the threshold again: other known cases are frozen with it.",
  });
}
