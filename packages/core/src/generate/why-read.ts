import type { GateReason } from "../gate/decide.ts";
import type { CompiledGenerate } from "./compiled-generate.ts";
import { draftSignals } from "./draft-confidence.ts";
import type { Draft } from "./draft.ts";

/**
 * Why a person has a draft before it is sent, and what they should look at first; null where the gate may decide. What the
 * checks have found stays with a person whatever the gate has earned.
 */
export function whyRead(draft: Draft, alone: CompiledGenerate["alone"]): GateReason | null {
  const marked = whyMarked(draft);
  if (marked !== null || alone !== null) return marked;
  return { code: "draft", sentence: "A person reads every draft before it is sent." };
}

/** What keeps a draft from going out without a person, whatever its confidence; null for one without a mark. */
export function whyMarked(draft: Draft): GateReason | null {
  if (draft.why !== null) return { code: "abstained", sentence: draft.why };
  const sentences = draft.paragraphs.flat();
  const of = (standing: string) => sentences.filter((one) => one.standing === standing).length;
  const broken = draft.rules.filter(({ kept }) => !kept).map(({ name }) => name);
  const faults = [
    of("withheld") > 0 ? `${counted(of("withheld"), "sentence")} left out: no source leads there` : null,
    of("unsupported") > 0 ? `${counted(of("unsupported"), "sentence")} without a source` : null,
    broken.length > 0 ? `it does not keep to ${broken.join(", ")}` : null,
  ].filter((one) => one !== null);
  if (faults.length === 0 && draftSignals(draft).supported === 0) faults.push("nothing in it rests on a source");
  return faults.length === 0
    ? null
    : { code: "check-failed", sentence: `The draft needs a look: ${faults.join("; ")}.` };
}

const counted = (count: number, noun: string): string => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`);
