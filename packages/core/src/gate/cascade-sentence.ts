import type { MeasuredCascade } from "../wire/cascade.ts";
import { guaranteeSentence } from "./guarantee-sentence.ts";
import { count, percent } from "./percent.ts";

interface Asked {
  maxError: number;
  assurance: number;
  noun: string;
  segment?: string | null;
}

/** What a cascade promises and does, or what is missing, in a colleague's words. */
export function cascadeSentence(
  cascade: MeasuredCascade,
  { maxError, assurance, noun, segment = null }: Asked,
): { sentence: string; advice: string | null } {
  const asked = cascade.stages.filter(({ cutoff }) => cutoff !== null);
  const threshold = asked.length === 0 ? null : 1;
  const promise = guaranteeSentence({ threshold, target: maxError, assurance, labels: cascade.cases, noun, segment });
  if (threshold === null) return { sentence: promise, advice: missing(cascade) };
  const parts = asked.map(
    ({ name, answered, cutoff }) =>
      `${name} answers ${percent(answered / cascade.cases)} from a confidence of ${percent(cutoff ?? 1)}`,
  );
  const people = `people decide ${percent(cascade.people / cascade.cases)}`;
  return { sentence: `${promise} ${[...parts, people].join(", ")}.`, advice: null };
}

function missing({ cases, planning, stages }: MeasuredCascade): string {
  const names = stages.map(({ name }) => name).join(", ");
  if (cases + planning === 0) return `No label has an answer of each of ${names}: let all of them be asked.`;
  return `${count(cases + planning)} labels have an answer of each of ${names}: label more cases, or let more of them be asked.`;
}
