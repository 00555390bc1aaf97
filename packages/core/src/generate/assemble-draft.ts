import { checkRules } from "./check-rules.ts";
import type { CompiledGenerate } from "./compiled-generate.ts";
import { isCourtesy } from "./courtesy.ts";
import { type CitedPassage, type Draft, draftText, type DraftSentence, type KeptRule } from "./draft.ts";
import { foreignAddress } from "./foreign-address.ts";
import { plainWords } from "./phrases.ts";
import { fillSlots, longSlots, type SlotValues } from "./slots.ts";
import { whyUnsupported } from "./support.ts";

/** A sentence as it was written, with the passages that its writer names. */
export interface WrittenSentence {
  readonly text: string;
  readonly cites: readonly number[];
}

/** What the checks need to know besides the text. */
export interface DraftGround {
  readonly spec: Pick<CompiledGenerate, "rules" | "learn">;
  readonly passages: readonly CitedPassage[];
  readonly slots: SlotValues;
  /** The cosine of a sentence, as it was filled in, with the nearest sentence of a passage; null where nothing computes it. */
  readonly nearness: (sentence: string, passage: number) => number | null;
}

/** Fills in what is known of the case, and checks every sentence, whoever wrote it. */
export function assembleDraft(
  written: readonly (readonly WrittenSentence[])[],
  ground: DraftGround,
): Draft & { missing: readonly string[] } {
  const missing = new Set<string>();
  const paragraphs = written.map((sentences) =>
    sentences.map((one) => {
      const filled = fillSlots(one.text, ground.slots);
      for (const name of filled.missing) missing.add(name);
      return standingOf({ ...one, text: filled.text }, ground);
    }),
  );
  const text = draftText(paragraphs);
  const slotRules = [...unfilled([...missing]), ...overfilled(longSlots(text, ground.slots))];
  return {
    text,
    paragraphs,
    passages: ground.passages,
    rules: [...checkRules(ground.spec.rules, text), ...slotRules],
    slots: ground.slots,
    why: null,
    learn: ground.spec.learn,
    missing: [...missing],
  };
}

function standingOf(sentence: WrittenSentence, ground: DraftGround): DraftSentence {
  const { text } = sentence;
  const leading = foreignAddress(text, trustedTexts(ground.passages));
  if (leading !== null) {
    const why = `It leads to "${leading.slice(0, 100)}", which no source of the knowledge base names.`;
    return { text, cites: [], standing: "withheld", why };
  }
  const known = Object.values(ground.slots).flatMap((value) => (value === null ? [] : [value]));
  if (isCourtesy(text, known) || isRequired(text, ground.spec.rules))
    return { text, cites: sentence.cites, standing: "courtesy", why: null };
  return supportOf(sentence, ground, known);
}

/** The passages that the writer named, if they say it; else the first one that does. */
function supportOf({ text, cites }: WrittenSentence, ground: DraftGround, known: readonly string[]): DraftSentence {
  const named = cites.filter((place) => ground.passages[place] !== undefined);
  const why = (places: readonly number[]) =>
    whyUnsupported(text, {
      sources: places.map((place) => sourceText(ground.passages[place] as CitedPassage)),
      nearness: nearest(text, places, ground),
      known,
    });
  const fault = why(named);
  if (fault === null) return { text, cites: named, standing: "supported", why: null };
  const other = ground.passages.findIndex((_, place) => !named.includes(place) && why([place]) === null);
  if (other >= 0) return { text, cites: [other], standing: "supported", why: null };
  return {
    text,
    cites: named,
    standing: "unsupported",
    why: named.length === 0 ? "It names no source, and none says it." : fault,
  };
}

function nearest(text: string, places: readonly number[], { nearness }: DraftGround): number | null {
  const found = places.flatMap((place) => nearness(text, place) ?? []);
  return found.length === 0 ? null : Math.max(...found);
}

/** What a passage says: of a past answer, the answer. */
export const sourceText = ({ heading, text, answer }: CitedPassage): string =>
  answer ?? (heading === null ? text : `${heading}\n${text}`);

/** Drafts that were sent repeat what strangers wrote; only what somebody put in by hand may lead anywhere. */
const trustedTexts = (passages: readonly CitedPassage[]): string[] =>
  passages.flatMap((one) => (one.source.kind === "draft" ? [] : [sourceText(one)]));

/** Words of the document's own need no source. */
function isRequired(sentence: string, rules: DraftGround["spec"]["rules"]): boolean {
  const plain = plainWords(sentence).replace(/[.!]$/, "");
  return rules.some(
    (rule) => "require" in rule && rule.require.some((one) => plainWords(one).replace(/[.!]$/, "") === plain),
  );
}

const broken = (why: string): KeptRule => ({ name: "slots", kept: false, why });

const unfilled = (missing: readonly string[]): KeptRule[] =>
  missing.length === 0 ? [] : [broken(`Nothing is known of the case for: ${missing.join(", ")}.`)];

/** A known value needs no source, so what a stranger gives as a name must not be a sentence. */
const overfilled = (long: readonly string[]): KeptRule[] =>
  long.length === 0
    ? []
    : [broken(`It is longer than a name or a number, and stands there unchecked: ${long.join(", ")}.`)];
