import { describe, expect, it } from "vitest";
import { guessFormat, parseSet, type SetFormat } from "./parse-set.ts";

const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

/** Small files in the shape in which each tool exports: first what is taken, then what is refused and why. */
const files: [SetFormat, string, { text: string; value: string; [name: string]: unknown }[], [string, string][]][] = [
  [
    "openai-evals",
    lines(
      {
        input: [
          { role: "system", content: "Classify the ticket." },
          { role: "user", content: "Where is my money?" },
        ],
        ideal: "refund",
      },
      { input: [{ role: "user", content: [{ type: "text", text: "It crashes" }] }], ideal: ["bug"] },
      { input: [{ role: "user", content: "Both" }], ideal: ["bug", "refund"] },
      { input: [{ role: "system", content: "Only a system message" }], ideal: "bug" },
    ) + "\n{broken",
    [
      { text: "Where is my money?", value: "refund" },
      { text: "It crashes", value: "bug" },
    ],
    [
      ["line 3", "ideal"],
      ["line 4", "input"],
      ["line 5", ""],
    ],
  ],
  [
    "promptfoo",
    `description: Tickets
prompts: ['Classify: {{message}}']
providers: [openai:gpt-5-mini]
tests:
  - description: a refund
    vars: { message: Where is my money?, tier: gold }
    assert:
      - { type: equals, value: refund }
      - { type: latency, threshold: 900 }
  - vars: { message: It crashes }
    assert: [{ type: icontains, value: bug }]
  - vars: { message: Hello }
    assert: [{ type: llm-rubric, value: is polite }]
  - file://more.yaml
`,
    [
      { text: "Where is my money?", value: "refund", input: { message: "Where is my money?", tier: "gold" } },
      { text: "It crashes", value: "bug" },
    ],
    [
      ["item 3", "assert"],
      ["item 4", ""],
    ],
  ],
  [
    "promptfoo",
    JSON.stringify({
      evalId: "eval-1",
      results: {
        version: 3,
        results: ["a", "b"].map((provider) => ({
          provider: { id: provider },
          success: provider === "a",
          testCase: { vars: { text: "It crashes" }, assert: [{ type: "equals", value: "bug" }] },
        })),
      },
    }),
    [{ text: "It crashes", value: "bug" }],
    [],
  ],
  [
    "langfuse",
    JSON.stringify({
      data: [
        {
          id: "i1",
          status: "ACTIVE",
          input: { text: "It crashes", tier: "gold" },
          expectedOutput: "bug",
          metadata: { tier: "gold" },
          datasetName: "t",
        },
        { id: "i2", status: "ARCHIVED", input: "Old", expectedOutput: "bug", metadata: null },
        { id: "i3", status: "ACTIVE", input: "No answer", expectedOutput: null, metadata: null },
      ],
      meta: { page: 1, totalPages: 1 },
    }),
    [{ text: "It crashes", value: "bug", externalId: "i1", segment: "gold" }],
    [
      ["item 2", "status"],
      ["item 3", "expectedOutput"],
    ],
  ],
  [
    "langfuse",
    'id,input,expectedOutput,metadata\r\ni1,"{""text"":""It, crashes""}","""bug""",\r\ni2,"""Money back""","{""label"":""refund""}","{""segment"":""gold""}"\r\n',
    [
      { text: "It, crashes", value: "bug", externalId: "i1" },
      { text: "Money back", value: "refund", segment: "gold" },
    ],
    [],
  ],
  [
    "langsmith",
    lines(
      {
        id: "e1",
        inputs: { question: "It crashes" },
        outputs: { answer: "bug" },
        metadata: { dataset_split: ["base"] },
        dataset_id: "d",
      },
      { id: "e2", inputs: { messages: [{ role: "user", content: "Money back" }] }, outputs: { label: "refund" } },
      { id: "e3", inputs: { question: "No answer" }, outputs: null },
    ),
    [
      { text: "It crashes", value: "bug", externalId: "e1" },
      { text: "Money back", value: "refund", externalId: "e2" },
    ],
    [["line 3", "outputs"]],
  ],
  [
    "langsmith",
    "inputs.question,outputs.answer\nIt crashes,bug\nNothing,\n",
    [{ text: "It crashes", value: "bug" }],
    [["item 2", "outputs"]],
  ],
  [
    "label-studio",
    JSON.stringify([
      task(1, "It crashes", [
        [7, "bug"],
        [8, "bug"],
        [9, "refund"],
      ]),
      task(2, "Who knows", [
        [7, "bug"],
        [8, "refund"],
      ]),
      task(3, "Nobody", []),
    ]),
    [{ text: "It crashes", value: "bug", externalId: "1" }],
    [
      ["item 2", "annotations"],
      ["item 3", "annotations"],
    ],
  ],
  [
    "csv",
    'text,label,segment\n"It crashes, often",bug,gold\n,bug,\nHello,,\n',
    [{ text: "It crashes, often", value: "bug", segment: "gold" }],
    [
      ["item 2", "text"],
      ["item 3", "value"],
    ],
  ],
];

function task(id: number, text: string, choices: [number, string][]) {
  return {
    id,
    data: { text },
    annotations: choices.map(([completed_by, choice]) => ({
      id: id * 10,
      completed_by,
      was_cancelled: false,
      result: [{ from_name: "intent", to_name: "text", type: "choices", value: { choices: [choice] } }],
    })),
    predictions: [{ result: [{ type: "choices", value: { choices: ["billing"] } }], score: 0.9 }],
  };
}

describe("a file of", () => {
  it.each(files)("%s keeps each item, or says where and why not", (format, content, items, refused) => {
    const parsed = parseSet(format, content);
    expect(parsed.items).toMatchObject(items);
    expect(parsed.items).toHaveLength(items.length);
    expect(parsed.refused.map(({ place, field }) => [place, field])).toEqual(refused);
    for (const one of parsed.refused) expect([one.reason, one.remedy].every((text) => text.endsWith("."))).toBe(true);
  });

  it.each(files)("%s is known by its beginning (and by nothing else)", (format, content) =>
    expect(guessFormat(content)).toBe(format),
  );

  it("Label Studio tells how far its annotators agree", () => {
    const { agreement } = parseSet("label-studio", files.find(([format]) => format === "label-studio")![1]);
    expect(agreement).toMatchObject({ cases: 2 });
    expect(agreement?.alpha).toBeLessThan(0.3);
  });

  it("another kind is refused as a whole", () => {
    expect(() => parseSet("promptfoo", "a: [")).toThrow(expect.objectContaining({ code: "malformed-yaml" }));
    expect(() => parseSet("promptfoo", "a: 1")).toThrow(expect.objectContaining({ code: "not-promptfoo" }));
    expect(() => parseSet("label-studio", "no")).toThrow(expect.objectContaining({ code: "malformed-json" }));
  });
});
