import { decodeContainer, encodeContainer, refusal } from "../artefact/container.ts";
import { fromHalves, toHalves } from "../artefact/half-floats.ts";
import type { SparseRegression } from "../ngram/sparse-regression.ts";
import type { Extractor } from "./extractor.ts";
import { candidateFields, textFields } from "./fit-members.ts";
import { hashedColumns } from "./hashed-rows.ts";

interface Header extends Pick<Extractor, "fields" | "certainty" | "known" | "headings" | "joins" | "training"> {
  kind: "extractor";
}

/** What was trained before there were lines knows no headings. */
type Stored = Omit<Header, "headings" | "joins"> & Partial<Pick<Header, "headings" | "joins">>;

const segmentsPart = "segments";
const candidatesPart = (name: string): string => `candidates:${name}`;

/** A trained reader of fields as one file. Equal training gives equal bytes. */
export function encodeExtractor({ segments, candidates, ...rest }: Extractor): Uint8Array {
  const header: Header = { kind: "extractor", ...rest };
  const bytesOf = ({ weights }: SparseRegression) => new Uint8Array(toHalves(weights).buffer);
  return encodeContainer({
    header,
    arrays: {
      ...(segments === null ? {} : { [segmentsPart]: bytesOf(segments) }),
      ...Object.fromEntries(Object.entries(candidates).map(([name, model]) => [candidatesPart(name), bytesOf(model)])),
    },
  });
}

/** Reads it again; throws a `UserError` for a file that is foreign, damaged, or of another version. */
export function decodeExtractor(bytes: Uint8Array): Extractor {
  const { header, arrays } = decodeContainer(bytes);
  const { kind, fields, certainty, known, headings, joins, training } = header as Stored;
  if (kind !== "extractor") throw refusal("artefact-foreign", "This file holds no reader of fields.");
  const model = (part: string, classes: number): SparseRegression => {
    const own = arrays[part];
    if (own === undefined) throw refusal("artefact-incomplete", `This reader of fields has no part "${part}".`);
    return { weights: fromHalves(new Uint16Array(own.buffer)), columns: hashedColumns, classes };
  };
  const texts = textFields(fields).length;
  const others = candidateFields(fields);
  return {
    fields,
    certainty,
    known,
    headings: headings ?? {},
    joins: joins ?? {},
    training,
    segments: texts === 0 ? null : model(segmentsPart, texts + 1),
    candidates: Object.fromEntries(others.map((name) => [name, model(candidatesPart(name), 2)])),
  };
}
