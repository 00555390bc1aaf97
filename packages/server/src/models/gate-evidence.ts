import { createHash } from "node:crypto";
import type { MeasuredCascade } from "@surety/core/wire/cascade";
import type { GateLabels, GateSegment, SegmentCurve } from "@surety/core/wire/gate";
import type { LabelRow } from "./label-rows.ts";
import type { measureQuality } from "./measure-judgment.ts";

/** What a derivation of thresholds leaves behind, so that somebody else can come to the same ones from the same labels. */
export interface GateEvidence {
  maxError: number;
  assurance: number;
  segmentBy: string | null;
  /** Judgments of the block that share the assurance. */
  judgments: number;
  look: number;
  /** False where a test was hopeless and none was made: that look cost nothing. Older evidence does not say. */
  tested?: boolean;
  /** Of the numbers that thin unequal chances out. */
  seed: number;
  segments: GateSegment[];
  curves: SegmentCurve[];
  labels: GateLabels;
  /** Labels that fitted how the score is made or read, or were set apart for it: they earn nothing. */
  apart?: number;
  /** Of drafts: the share of words that may have been changed in one that counts as accepted. */
  mostChanged?: number;
  /** Of a language model: which, and how good it is on these labels. */
  answered?: { by: string; quality: ReturnType<typeof measureQuality> };
  /** Where the cut-offs of several models were chosen together: what they are, and what they do. */
  cascade?: MeasuredCascade;
  /** By segment, where the gate has segments; `cascade` is then what they do together. */
  cascades?: Record<string, MeasuredCascade>;
  /** Where it was derived for a challenger: which, and the shares that both sides' gates let pass of the same labels. */
  challenge?: {
    id: string;
    labels: number;
    champion: number;
    challenger: number;
    /** Of how many labels a cascade's stages were to be asked. */
    wanted?: number;
  };
}

/** Names the labels that a derivation rests on; they come oldest first. */
export function labelFacts(rows: readonly LabelRow[], segmented: boolean): GateLabels {
  const asked = rows.filter((row) => row.draw === 1).length;
  return {
    count: rows.length,
    asked,
    drawn: rows.length - asked,
    withoutSegment: segmented ? rows.filter((row) => row.segment === null).length : 0,
    first: rows[0]?.id ?? null,
    last: rows.at(-1)?.id ?? null,
    hash: hashOf(rows),
  };
}

function hashOf(rows: readonly { id: string }[]): string {
  const hash = createHash("sha256");
  for (const { id } of rows) hash.update(`${id}\n`);
  return hash.digest("hex");
}
