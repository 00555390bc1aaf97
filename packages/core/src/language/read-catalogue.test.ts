import { expect, it } from "vitest";
import { readCatalogue } from "./read-catalogue.ts";

const refusal = (text: string): { message: string; field: string } => {
  try {
    readCatalogue(text, "models.yaml");
  } catch (error) {
    return error as { message: string; field: string };
  }
  throw new Error("it was taken");
};

it("reads what a project says of models", () => {
  const text = `
models:
  - name: gpt-5-mini
    provider: openai
    pinned: gpt-5-mini-2025-08-07
    context: 400000
    can: { images: true }
    prices: [{ from: 2026-01-01, input: 0.25, cachedInput: 0.025, output: 2 }]
  - name: llama-of-ours
    temperature: false
`;
  expect(readCatalogue(text, "models.yaml")).toEqual([
    {
      name: "gpt-5-mini",
      provider: "openai",
      pinned: "gpt-5-mini-2025-08-07",
      context: 400_000,
      can: { images: true },
      prices: [{ from: "2026-01-01", input: 0.25, cachedInput: 0.025, output: 2 }],
    },
    { name: "llama-of-ours", temperature: false, prices: [] },
  ]);
  expect(readCatalogue("# nothing yet\n", "models.yaml")).toEqual([]);
});

it.each([
  ["models:\n  - name: a\n    contxt: 8000\n", /models\.yaml:3:5 \/models\/0\/contxt: .*Did you mean "context"\?/],
  [
    "models:\n  - name: a\n    prices: [{ from: soon, input: 1, output: 1 }]\n",
    /:3:\d+ \/models\/0\/prices\/0\/from: /,
  ],
  [
    "models:\n  - name: a\n    prices:\n      - { from: 2026-01-01, input: -1, output: 1 }\n",
    /:4:\d+ .*\/prices\/0\/input: /,
  ],
  [
    "models:\n  - name: a\n    prices:\n      - { from: 2026-01-01, input: 1, output: 1 }\n      - { from: 2026-01-01, input: 2, output: 1 }\n",
    /two prices begin on the same day; keep one of them/,
  ],
  ["models:\n  - name: a\n  - name: a\n", /:3:5 \/models\/1\/name: .*listed already, as number 1\. Keep one of them/],
  ["models:\n  - provider: openai\n", /"name" is missing/],
  ["models:\n  - name: a\n    provider: openia\n", /:3:5 \/models\/0\/provider: .*openai/],
  ["models:\n  - name: [\n", /models\.yaml:\d+:\d+ .*The YAML cannot be read/],
  ["modles: []\n", /Did you mean "models"\?/],
])("says where %j does not fit, and what to do", (text, expected) => {
  expect(refusal(text).message).toMatch(expected);
});
