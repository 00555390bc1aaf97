import type { ModelAnswer } from "@surety/core/ports/judge-model";

/** A label that training never saw, with what the model says to its text. */
export interface HeldOut {
  value: string;
  segment: string | null;
  /** Chance that a case like this came into the sample. */
  draw: number;
  answer: Pick<ModelAnswer, "value" | "confidence" | "outOfScope">;
}
