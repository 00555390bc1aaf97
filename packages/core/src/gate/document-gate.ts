import { fitGate, type CalibrationCase, type FittedGate, type GateFit } from "./threshold.ts";

/** One field of a document as it was read. */
export type FieldAnswer = {
  /** Calibrated probability that the field is right, in [0, 1]. */
  confidence: number;
  /** True where nothing could be read: the document then goes to a person. */
  abstained?: boolean | undefined;
};

/** A document whose fields a person has checked. */
export type LabelledDocument = {
  fields: readonly (FieldAnswer & { correct: boolean })[];
  segment?: string | undefined;
  /** Chance that a document like this got a label, in (0, 1]. Default 1. */
  probability?: number | undefined;
};

/**
 * The confidence that a whole document is right: the product of its fields' confidences, which would be its probability if
 * fields erred independently. They do not, so the product only ranks documents; the guarantee comes from labels of
 * whole documents. 0 where a field was not read, or none was asked for.
 */
export function documentConfidence(fields: readonly FieldAnswer[]): number {
  if (fields.length === 0 || fields.some((field) => field.abstained === true)) return 0;
  return fields.reduce((product, field) => product * field.confidence, 1);
}

/** A document as the gate sees it: it is automated as a whole, so it is wrong when any of its fields is. */
export function documentCase({ fields, segment, probability }: LabelledDocument): CalibrationCase {
  const correct = fields.every((field) => field.correct && field.abstained !== true);
  return { confidence: documentConfidence(fields), correct, segment, probability };
}

/**
 * Derives the one threshold on `documentConfidence` from which whole documents are automated, so that at most `target` of
 * the automated documents have a wrong field. Errors are counted per document and nothing is split over fields: that
 * fields err together costs nothing here, where a union bound over fields pays for each as if it erred alone.
 */
export function fitDocumentGate(
  fit: Omit<GateFit, "calibrationCases"> & { documents: readonly LabelledDocument[] },
): FittedGate {
  const { documents, ...goal } = fit;
  return fitGate({ prior: { kind: "identity" }, ...goal, calibrationCases: documents.map(documentCase) });
}
