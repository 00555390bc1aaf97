import { UserError } from "@surety/core/errors/user-error";
import { fuseRanks } from "@surety/core/knowledge/fuse-ranks";
import type { FoundPassage } from "@surety/core/wire/knowledge";
import type { Database } from "../storage/database.ts";
import { findByWords } from "./find-by-words.ts";
import { bumpRevision } from "./knowledge-rows.ts";
import { PassageVectors, readVectors, similarities, toBytes } from "./passage-vectors.ts";

/** How many passages each order may bring. */
const mostCandidates = 50;
/** How many are looked at by meaning where a base is too large to be compared whole. */
const mostByWords = 200;
/** Passages whose meaning is computed between two commits. */
const embeddedAtOnce = 64;

interface KnowledgeParts {
  database: Database;
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  warn(message: string): void;
}

/** What is asked of knowledge bases. */
export interface KnowledgeQuestion {
  bases: readonly string[];
  text: string;
  most: number;
  /** Past answers alone, or everything else alone; both where it is left out. */
  only?: "answers" | "passages";
}

/** The knowledge bases of this installation: finds passages by their words and by their meaning. */
export class HouseKnowledge {
  readonly #parts: KnowledgeParts;
  readonly #vectors = new PassageVectors();
  #saidWhy = false;

  constructor(parts: KnowledgeParts) {
    this.#parts = parts;
  }

  /** Unit vectors of 384 numbers; null where this installation has no sentence model. */
  async embed(texts: readonly string[]): Promise<Float32Array[] | null> {
    try {
      return await this.#parts.embed(texts);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#sayWhy(error);
      return null;
    }
  }

  #sayWhy({ message, remedy = "" }: UserError): void {
    if (!this.#saidWhy) this.#parts.warn(`Passages are found by their words alone: ${message} ${remedy}`.trim());
    this.#saidWhy = true;
  }

  /** The passages that fit a text best, by words and by meaning, best first. */
  async search({ bases, text, most, only }: KnowledgeQuestion): Promise<FoundPassage[]> {
    const { database } = this.#parts;
    const answers = only === undefined ? null : only === "answers";
    const byWords = await findByWords(database, { bases, text, answers, most: mostByWords });
    const near = await this.#byMeaning(bases, text, { answers, byWords });
    const byMeaning = [...near].sort((a, b) => b[1] - a[1]).map(([hash]) => hash);
    const orders = [byWords, byMeaning].map((order) => order.slice(0, mostCandidates));
    const [wordPlaces, meaningPlaces] = orders.map(placesIn);
    const best = fuseRanks(orders.filter((one) => one.length > 0)).slice(0, most);
    const rows = await readPassages(
      database,
      bases,
      best.map(({ id }) => id),
    );
    return best.flatMap(({ id, score }) => {
      const row = rows.get(id);
      const places = { byWords: wordPlaces?.get(id) ?? null, byMeaning: meaningPlaces?.get(id) ?? null };
      return row === undefined ? [] : [{ ...row, ...places, similarity: near.get(id) ?? null, score }];
    });
  }

  /** Computes the meaning of every passage that lacks it, some at a time; safe to do twice, and to break off. */
  async embedMissing(): Promise<void> {
    for (;;) {
      const rows = await this.#parts.database.query<{ hash: string; text: string }>(
        `select hash, concat_ws(E'\n', heading, text) as text from surety.passage_texts where embedding is null order by hash limit ${embeddedAtOnce}`,
      );
      if (rows.length === 0) return;
      const vectors = await this.embed(rows.map(({ text }) => text));
      if (vectors === null) return;
      await this.#keepVectors(rows.map(({ hash }, at) => ({ hash, vector: vectors[at] as Float32Array })));
    }
  }

  async #keepVectors(computed: readonly { hash: string; vector: Float32Array }[]): Promise<void> {
    const hashes = computed.map(({ hash }) => hash);
    await this.#parts.database.transaction(async (tx) => {
      await tx.query(
        "update surety.passage_texts t set embedding = x.embedding from unnest($1::text[], $2::bytea[]) as x(hash, embedding) where t.hash = x.hash",
        [hashes, computed.map(({ vector }) => toBytes(vector))],
      );
      const bases = await tx.query<{ base: string }>(
        "select distinct base from surety.knowledge_passages where hash = any($1) order by base",
        [hashes],
      );
      for (const { base } of bases) await bumpRevision(tx, base);
    });
  }

  async #byMeaning(
    bases: readonly string[],
    text: string,
    { answers, byWords }: { answers: boolean | null; byWords: readonly string[] },
  ): Promise<ReadonlyMap<string, number>> {
    const [question] = (await this.embed([text])) ?? [];
    if (question === undefined) return new Map();
    const found = await Promise.all(
      bases.map(async (base) => {
        const vectors =
          (await this.#vectors.of(this.#parts.database, base)) ??
          (await readVectors(this.#parts.database, base, byWords));
        return [...similarities(vectors, question, answers)];
      }),
    );
    return new Map(found.flat());
  }
}

/** From 1. */
const placesIn = (order: readonly string[]) => new Map(order.map((hash, at) => [hash, at + 1]));

type Kept = Omit<FoundPassage, "similarity" | "score" | "byWords" | "byMeaning">;
type Row = Omit<Kept, "source"> & { sourceId: string; sourceKind: Kept["source"]["kind"]; sourceName: string };

/** Each passage once, at the first place where it stands. */
async function readPassages(
  database: Database,
  bases: readonly string[],
  hashes: readonly string[],
): Promise<Map<string, Kept>> {
  const rows = await database.query<Row>(
    `select distinct on (p.hash) p.hash, p.base, p.page, t.heading, t.text, t.answer, s.id as "sourceId", s.kind as "sourceKind", s.name as "sourceName"
     from surety.knowledge_passages p join surety.passage_texts t on t.hash = p.hash join surety.knowledge_sources s on s.id = p.source
     where p.hash = any($2) and p.base = any($1) order by p.hash, s.id, p.place`,
    [bases, hashes],
  );
  return new Map(
    rows.map(({ sourceId, sourceKind, sourceName, ...row }) => [
      row.hash,
      { ...row, source: { id: sourceId, kind: sourceKind, name: sourceName } },
    ]),
  );
}
