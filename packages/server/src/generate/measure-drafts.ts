import { draftOutcomes } from "@surety/core/generate/draft-outcomes";
import type { HeldOut } from "../models/held-out.ts";
import { measureQuality } from "../models/measure-judgment.ts";

/** How often drafts were accepted, and whether their confidence told. There is one answer, so nothing can be mixed up. */
export function measureDrafts(judgment: string, held: readonly HeldOut[]): ReturnType<typeof measureQuality> {
  const measured = measureQuality(judgment, [], null, held, draftOutcomes);
  return { ...measured, macroF1: null, perClass: [], confusion: null };
}
