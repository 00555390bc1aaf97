import type { LabelledText } from "@surety/core/clause/clause";
import { seededRandom } from "@surety/core/statistics/seeded-random";

/** Contracts made from patterns, for tests: three types of clauses among sentences that are none. */
export const sampleTypes = ["governing law", "renewal", "audit"];

const wordings: Record<string, string[]> = {
  "governing law": [
    "This Agreement is governed by the laws of Norway.",
    "The laws of the State of Ohio govern this contract.",
    "Swiss law applies to this Agreement and all disputes from it.",
  ],
  renewal: [
    "The term renews for successive periods of one year unless notice is given.",
    "This contract is extended by a further year each time nobody ends it.",
    "After the first term the Agreement renews automatically.",
  ],
  audit: [
    "The Buyer may inspect the books of the Supplier once a year.",
    "The Licensor has the right to audit all records on ten days' notice.",
    "Auditors of the Customer are admitted to the premises and accounts.",
  ],
};
const others = [
  "The Supplier delivers the goods to the warehouse of the Buyer.",
  "Prices are stated in Schedule 2 and include packaging.",
  "Payment is due thirty days after the invoice.",
  "Headings are for convenience only.",
  "Each party keeps the other's information secret.",
  "The goods remain the property of the Supplier until they are paid.",
  "Notices are sent by registered mail to the addresses above.",
];

/** `count` contracts, each type in about two thirds of them; equal seeds give equal contracts. */
export function sampleContracts(count: number, seed: number): LabelledText[] {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, () => {
    const sentences: { type: string | null; quote: string }[] = [{ type: null, quote: "SUPPLY AGREEMENT" }];
    for (const type of sampleTypes) {
      for (let k = 0; k < 5; k++) sentences.push({ type: null, quote: pick(others) });
      if (random() < 0.67) sentences.push({ type, quote: pick(wordings[type]!) });
    }
    const text = sentences.map(({ quote }) => quote).join("\n\n");
    let at = 0;
    const clauses = sentences.flatMap(({ type, quote }) => {
      const start = text.indexOf(quote, at);
      at = start + quote.length;
      return type === null ? [] : [{ type, start, end: at }];
    });
    return { text, clauses };
  });
}
