import { auditDraw } from "@surety/core/gate/audit-draw";

export type Part = "train" | "calibration" | "test";

const testShare = 0.2;
const calibrationShare = 0.2;

/** The part that a text belongs to: drawn from the text alone, so that equal texts are never on both sides. */
export function partOf(text: string): Part {
  const draw = auditDraw("evaluation", comparable(text));
  if (draw < testShare) return "test";
  return draw < testShare + calibrationShare ? "calibration" : "train";
}

/** Whether a text for learning is held back, to derive thresholds from. */
export function isHeldBack(text: string): boolean {
  return auditDraw("held back", comparable(text)) < calibrationShare;
}

/** Texts that differ in white space and capitals only are the same text. */
export function comparable(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
