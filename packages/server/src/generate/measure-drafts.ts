import { draftOutcomes } from "@surety/core/generate/draft-outcomes";
import type { HeldOut } from "../models/held-out.ts";
import { measureQuality } from "../models/measure-judgment.ts";

/** How often drafts were accepted, and whether their confidence told. */
export function measureDrafts(judgment: string, held: readonly HeldOut[]): ReturnType<typeof measureQuality> {
  return measureQuality(judgment, [], null, held, draftOutcomes);
}
