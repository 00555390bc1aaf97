import { describe, expect, it } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { WorkflowProblems } from "../workflow/workflow-problems.ts";
import { workflowFromYaml, workflowToYaml } from "../workflow/yaml.ts";

const world = {
  connections: [
    { name: "brain", kind: "language" },
    { name: "crm", kind: "postgres" },
  ],
  functions: [],
  workflows: [],
};

const source = (models?: string[], extract: object = {}) => ({
  name: "bills",
  title: "Bills",
  input: { type: "object", properties: { document: { type: "object", format: "document" } } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    { prepare: { doc: { read: { document: "input.document" } } } },
    {
      judge: {
        bill: {
          extract: { from: "doc", fields: { total: { type: "money", description: "Tax included." } }, ...extract },
          ...(models === undefined ? {} : { models }),
        },
      },
    },
    { act: [{ otherwise: [] }] },
  ],
});

function problemsOf(models?: string[], extract?: object) {
  try {
    return compileWorkflow(parseWorkflow(source(models, extract)), world).problems;
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return error.problems;
  }
}

const at = "/flow/1/judge/bill";

describe("who reads the fields of a document", () => {
  it("is what is trained here where nothing else is said", () => {
    const [, block] = compileWorkflow(parseWorkflow(source()), world).blocks;
    const judgment = block?.layer === "judge" ? block.ranks[0]?.[0] : undefined;
    expect(judgment).toMatchObject({
      kind: "extract",
      models: ["local"],
      wording: { guidance: null, agreement: null },
    });
  });

  it("may be language models after it, or alone, with what fields mean", () => {
    const guidance = "Amounts are in euros.";
    const agreement = { samples: 2, when: { unsureBelow: 0.9 } };
    const document = parseWorkflow(source(["local", "brain/small"], { guidance, agreement }));
    expect(compileWorkflow(document, world).problems).toEqual([]);
    expect(workflowFromYaml(workflowToYaml(document))).toEqual(document);
    expect(problemsOf(["brain/small"], { guidance })).toEqual([]);
  });

  it.each<[string[] | undefined, object, object]>([
    [["loca"], {}, { path: `${at}/models/0`, code: "unknown-model" }],
    [["local", "brian/small"], {}, { path: `${at}/models/1`, code: "unknown-connection", nearest: "brain" }],
    [["crm/small"], {}, { path: `${at}/models/0` }],
    [[], {}, { path: `${at}/models` }],
    [["brain/small"], { agreement: { models: ["brain/small"] } }, { code: "same-opinion" }],
    [["local"], { agreement: { samples: 2 } }, { code: "unread-wording", severity: "warning" }],
    [["brain/small"], { prompt: "Read it." }, { path: `${at}/extract/prompt` }],
    [["brain/small"], { examples: { count: 3 } }, { path: `${at}/extract/examples` }],
  ])("refuses or warns of %j with %j where it is wrong", (models, extract, expected) => {
    expect(problemsOf(models, extract)).toContainEqual(expect.objectContaining(expected));
  });
});
