import type { Visit } from "./visit.ts";

/** A workflow whose one question is answered by what a letter's text contains; what no rule answers goes to a person. */
export function lettersWorkflow(answers: Readonly<Record<string, string>>, review: string): string {
  const cases = Object.entries(answers).map(
    ([word, value]) => `{ when: input.text.contains("${word}"), value: ${value} }`,
  );
  return `
name: letters
title: Letters
input: { type: object, required: [text], properties: { text: { type: string } } }
triggers: [{ id: api, api: {} }]
flow:
  - judge: { topic: { rule: { cases: [${cases.join(", ")}] } } }
  - act: [{ otherwise: [{ assign: { queue: "{{ topic.value }}" } }] }]
review: { ${review} }
`;
}

/** Letters that no rule answers. */
export async function sendLetters({ page, surety: { origin } }: Visit, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1)
    await page.request.post(`${origin}/api/v1/workflows/letters/cases`, {
      headers: { origin },
      data: { text: `Letter ${n} about a parcel` },
    });
}
