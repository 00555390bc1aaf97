import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { lettersOf } from "@surety/core/extract/plain-value";
import { isRight } from "./certainty.ts";
import type { LabelledLayout, Members } from "./extractor.ts";
import { findValues } from "./find-values.ts";
import { type LabelledDocument, readable } from "./fit-extractor.ts";
import { fitMembers } from "./fit-members.ts";

/** How well documents of a layout are read after so many of it were corrected. */
export interface CurvePoint {
  corrected: number;
  /** Share of fields, and of whole documents, that are right. */
  fields: number;
  documents: number;
}

export interface LayoutCurve {
  /** Layouts that were held back, and documents of them that were asked about at every point. */
  layouts: number;
  asked: number;
  points: CurvePoint[];
}

export interface CurveQuestion {
  fields: FieldSpecs;
  documents: readonly LabelledDocument[];
  /** Documents with the same value of this field have the same layout: the supplier, say. */
  layoutField: string;
  /** How many of a layout are corrected, at each point. */
  corrected: readonly number[];
  seed: number;
}

const groups = 3;
const fewestAsked = 3;

/**
 * Learning a new layout: models that have never seen it, and then a few corrected documents of it, read its other documents.
 * A third of the layouts is held back at a time, and each is asked about with the same documents at every point.
 */
export function layoutCurve({ fields, documents, layoutField, corrected, seed }: CurveQuestion): LayoutCurve {
  const most = Math.max(...corrected);
  const labelled = documents.map(({ pages, values }) => ({ ...readable(fields, pages), values }));
  const large = layoutsOf(documents, layoutField).filter((places) => places.length >= most + fewestAsked);
  const points = corrected.map((count): CurvePoint => {
    const tally = new Tally(fields);
    for (let group = 0; group < groups; group += 1) {
      const held = large.filter((_, at) => at % groups === group);
      const members = fitMembers(fields, learnedFrom(labelled, held, count), seed);
      for (const place of held.flatMap((places) => places.slice(most))) tally.add(members, labelled[place]!);
    }
    return { corrected: count, ...tally.shares() };
  });
  const asked = large.reduce((sum, places) => sum + places.length - most, 0);
  return { layouts: large.length, asked, points };
}

const usualPoints = [0, 1, 2, 3, 5];
const fewestLayouts = 4;

/**
 * After how many corrected documents a curve can be asked about here: the most for which there are layouts enough that are
 * large enough. Null where there are not even two points.
 */
export function curvePoints(documents: readonly LabelledDocument[], layoutField: string): number[] | null {
  const sizes = layoutsOf(documents, layoutField).map((places) => places.length);
  const points = usualPoints.filter(
    (count) => sizes.filter((size) => size >= count + fewestAsked).length >= fewestLayouts,
  );
  return points.length < 2 ? null : points;
}

/** The places of the documents of each layout. */
function layoutsOf(documents: readonly LabelledDocument[], field: string): number[][] {
  const byName = Map.groupBy(documents.keys(), (at) => lettersOf(documents[at]!.values[field] ?? ""));
  byName.delete("");
  return [...byName.values()];
}

/** All documents of other layouts, and the first `count` of each that is held back. */
function learnedFrom(labelled: readonly LabelledLayout[], held: readonly number[][], count: number): LabelledLayout[] {
  const hidden = new Set(held.flatMap((places) => places.slice(count)));
  return labelled.filter((_, place) => !hidden.has(place));
}

class Tally {
  readonly #specs: FieldSpecs;
  #fields = 0;
  #fieldsRight = 0;
  #documents = 0;
  #documentsRight = 0;

  constructor(specs: FieldSpecs) {
    this.#specs = specs;
  }

  add(members: Members, { values, ...document }: LabelledLayout): void {
    const found = findValues(this.#specs, members, document);
    const asked = Object.entries(this.#specs).filter(([name]) => values[name] !== undefined);
    const right = asked.filter(([name, spec]) => isRight(found[name]?.value ?? null, values[name] ?? null, spec));
    this.#fields += asked.length;
    this.#fieldsRight += right.length;
    this.#documents += 1;
    this.#documentsRight += right.length === asked.length ? 1 : 0;
  }

  shares(): Pick<CurvePoint, "fields" | "documents"> {
    return {
      fields: this.#fieldsRight / Math.max(1, this.#fields),
      documents: this.#documentsRight / Math.max(1, this.#documents),
    };
  }
}
