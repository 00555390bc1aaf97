import { sourceText, type WrittenSentence } from "@surety/core/generate/assemble-draft";
import type { CitedPassage } from "@surety/core/generate/draft";
import { fillSlots, type SlotValues } from "@surety/core/generate/slots";
import { sentencesOf } from "@surety/core/knowledge/split-passages";
import type { HouseKnowledge } from "../knowledge/house-knowledge.ts";

/** How near the meaning of a sentence is to that of a passage; null where no sentence model computes it. */
export type Nearness = (sentence: string, passage: number) => number | null;

/** Compares every sentence of a draft, as it will read, with every sentence of its passages: one question to the model. */
export async function sentenceNearness(
  knowledge: Pick<HouseKnowledge, "embed">,
  written: readonly (readonly WrittenSentence[])[],
  { passages, slots }: { passages: readonly CitedPassage[]; slots: SlotValues },
): Promise<Nearness> {
  const sentences = written.flat().map(({ text }) => fillSlots(text, slots).text);
  const said = passages.map((one) => sentencesOf(sourceText(one)));
  const texts = [...new Set([...sentences, ...said.flat()])];
  const vectors = await knowledge.embed(texts);
  if (vectors === null) return () => null;
  const known = new Map(texts.map((text, at) => [text, vectors[at] as Float32Array]));
  return (sentence, passage) => {
    const ours = known.get(sentence);
    const theirs = (said[passage] ?? []).flatMap((text) => known.get(text) ?? []);
    return ours === undefined || theirs.length === 0 ? null : Math.max(...theirs.map((one) => cosine(ours, one)));
  };
}

/** Of vectors of unit length. */
const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
