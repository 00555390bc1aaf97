/** One labelled case of a file: what is asked, and the known answer. Names that a file does not have are null. */
export interface ImportedItem {
  judgment: string | null;
  text: string | null;
  /** The whole input of the case, where the file has more than a text. */
  input: Record<string, unknown> | null;
  value: string;
  segment: string | null;
  /** Chance with which the case came into its set, in (0, 1]; 1 for what was not drawn. */
  probability: number;
  stratum: string | null;
  source: string;
  externalId: string | null;
  /** Whether it measures and never trains; null where that is still to be drawn. */
  frozen: boolean | null;
  metadata: Record<string, unknown> | null;
}

/** An item that was not taken, where it stands in the file, and what to do about it. */
export interface Refusal {
  place: string;
  field: string;
  reason: string;
  remedy: string;
}

/** A file as it was read: every item of it is in one of the two lists. */
export interface ParsedSet {
  items: ImportedItem[];
  refused: Refusal[];
  /** Agreement of several annotators of the same cases, where the file has them. */
  agreement?: { alpha: number | null; cases: number };
}

type Given = Pick<ImportedItem, "value"> & Partial<ImportedItem>;

/** An item with null for everything that is not given, and null for empty names. */
export function importedItem(given: Given, source: string): ImportedItem {
  const named = (text: string | null | undefined) => (text === undefined || text === "" ? null : text);
  return {
    judgment: named(given.judgment),
    text: given.text ?? null,
    input: given.input ?? null,
    value: given.value,
    segment: named(given.segment),
    probability: given.probability ?? 1,
    stratum: named(given.stratum),
    source: given.source ?? source,
    externalId: named(given.externalId),
    frozen: given.frozen ?? null,
    metadata: given.metadata ?? null,
  };
}
