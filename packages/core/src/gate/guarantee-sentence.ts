import { count, percent } from "./percent.ts";

export type GuaranteeFacts = {
  threshold: number | null;
  target: number;
  assurance: number;
  /** Labels that the statement rests on. */
  labels: number;
  /** What the cases are called, in the plural: "tickets". Default "cases". */
  noun?: string | undefined;
  segment?: string | null | undefined;
};

/** The promise of a gate in one sentence for the people who rely on it, or why there is none yet. */
export function guaranteeSentence(facts: GuaranteeFacts): string {
  const noun = `automated ${facts.noun ?? "cases"}${facts.segment ? ` of segment ${facts.segment}` : ""}`;
  const wrong = `fewer than ${oneIn(facts.target)} ${noun} are wrong`;
  const labels = `${count(facts.labels)} ${facts.labels === 1 ? "label" : "labels"}`;
  if (facts.threshold === null) return `Not automated yet: ${labels} cannot show that ${wrong}.`;
  return `We are ${percent(facts.assurance)} sure that ${wrong}; ${labels} support this.`;
}

/** "2 in 100", "5 in 1,000": the smallest power of ten that makes the share a whole number. */
export function oneIn(share: number): string {
  for (const base of [100, 1_000, 10_000]) {
    const value = Number((share * base).toFixed(6));
    if (Number.isInteger(value) && value > 0) return `${count(value)} in ${count(base)}`;
  }
  return `${Number((share * 100).toFixed(3))} in 100`;
}
