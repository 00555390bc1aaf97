import { seededRandom } from "@surety/core/statistics/seeded-random";

/** Help-desk sentences made from patterns, for tests: five classes and a few words that several of them share. */
export const sampleLabels = ["card-lost", "refund", "login", "invoice", "delivery"];

const openings = ["hello,", "please help,", "hi team,", "urgent:", "good morning,", ""];
const subjects: Record<string, string[]> = {
  "card-lost": ["my card is lost", "I lost my bank card", "somebody stole my card", "my debit card is gone"],
  refund: ["I want my money back", "please refund the payment", "when do I get my refund", "return the amount to me"],
  login: ["I cannot log in", "my password does not work", "the login page rejects me", "I forgot my password"],
  invoice: [
    "the invoice is wrong",
    "please send the invoice again",
    "I need a copy of the bill",
    "the bill has no tax number",
  ],
  delivery: ["where is my parcel", "the delivery is late", "my package did not arrive", "the courier did not come"],
};
const endings = ["since monday", "and I am waiting", "can you check", "what now", "for the second time", "thank you"];

/** `perLabel` cases of every label; equal seeds give equal cases. */
export function sampleCases(perLabel: number, seed: number): { text: string; label: string }[] {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  return sampleLabels.flatMap((label) =>
    Array.from({ length: perLabel }, () => ({
      text: `${pick(openings)} ${pick(subjects[label]!)} ${pick(endings)}`.trim(),
      label,
    })),
  );
}
