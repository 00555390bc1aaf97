import type { ClauseSpan } from "@surety/core/clause/clause";
import type { SampleContract, SampleSection } from "./sample-contract.ts";

/** A paragraph of a contract on its way to paper, with the places of its clauses in it. */
export interface ContractBlock {
  readonly look: "title" | "heading" | "body";
  readonly text: string;
  readonly clauses: readonly ClauseSpan[];
}

/** How sections are counted, and whether each of their sentences has a number and a line of its own. */
export interface Numbering {
  readonly heading: (number: number, heading: string) => string;
  readonly points: boolean;
}

/** The paragraphs of a contract in their order. */
export function blocksOf(contract: SampleContract, numbering: Numbering): ContractBlock[] {
  const plain = (look: ContractBlock["look"], text: string): ContractBlock => ({ look, text, clauses: [] });
  const sections = contract.sections.flatMap((section, at) => [
    plain("heading", numbering.heading(at + 1, section.heading)),
    ...(numbering.points ? pointsOf(section, at + 1) : [paragraphOf(section)]),
  ]);
  return [
    plain("title", contract.title),
    plain("body", contract.parties),
    ...sections,
    plain("body", `${contract.signed}.`),
  ];
}

/** Sentences one after the other; what belongs to one clause and stands together is one place. */
function paragraphOf({ sentences }: SampleSection): ContractBlock {
  let text = "";
  const clauses: ClauseSpan[] = [];
  for (const sentence of sentences) {
    const start = text === "" ? 0 : text.length + 1;
    text = text === "" ? sentence.text : `${text} ${sentence.text}`;
    const last = clauses.at(-1);
    if (sentence.type === null) continue;
    if (last?.type === sentence.type && last.end === start - 1)
      clauses[clauses.length - 1] = { ...last, end: text.length };
    else clauses.push({ type: sentence.type, start, end: text.length });
  }
  return { look: "body", text, clauses };
}

/** Each sentence with its number, which belongs to it. */
function pointsOf({ sentences }: SampleSection, number: number): ContractBlock[] {
  return sentences.map(({ text: words, type }, at) => {
    const text = `${number}.${at + 1} ${words}`;
    return { look: "body", text, clauses: type === null ? [] : [{ type, start: 0, end: text.length }] };
  });
}
