import type { GateReason } from "../gate/decide.ts";
import { percent, percentPair } from "../gate/percent.ts";

/** Why a draft went out by itself, or why a person has it, in words about drafts; other reasons stay as they are. */
export function draftGateWords(
  { code, sentence }: GateReason,
  { confidence, threshold }: { confidence: number; threshold: number | null },
): GateReason {
  if (code === "no-threshold")
    return { code, sentence: "What people did with drafts has not earned one its way out yet; a person sends it." };
  if (threshold === null) return { code, sentence };
  if (code === "confident") {
    const [sure, from] = [percent(confidence), percent(threshold)];
    return {
      code,
      sentence: `No check has marked the draft, and it is ${sure} sure; drafts go out alone from ${from}.`,
    };
  }
  if (code !== "below-threshold") return { code, sentence };
  const [sure, from] = percentPair(confidence, threshold);
  return { code, sentence: `The draft is ${sure} sure; drafts go out alone from ${from}.` };
}
