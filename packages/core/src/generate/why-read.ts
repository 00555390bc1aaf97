import type { GateReason } from "../gate/decide.ts";
import type { Draft } from "./draft.ts";

/** Why a person has a draft before it is sent: always, and what they should look at first. */
export function whyRead(draft: Draft): GateReason {
  if (draft.why !== null) return { code: "abstained", sentence: draft.why };
  const sentences = draft.paragraphs.flat();
  const of = (standing: string) => sentences.filter((one) => one.standing === standing).length;
  const broken = draft.rules.filter(({ kept }) => !kept).map(({ name }) => name);
  const faults = [
    of("withheld") > 0 ? `${counted(of("withheld"), "sentence")} left out: no source leads there` : null,
    of("unsupported") > 0 ? `${counted(of("unsupported"), "sentence")} without a source` : null,
    broken.length > 0 ? `it does not keep to ${broken.join(", ")}` : null,
  ].filter((one) => one !== null);
  if (faults.length === 0) return { code: "draft", sentence: "A person reads every draft before it is sent." };
  return { code: "check-failed", sentence: `The draft needs a look: ${faults.join("; ")}.` };
}

const counted = (count: number, noun: string): string => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`);
