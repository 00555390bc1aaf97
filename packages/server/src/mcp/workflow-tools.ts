import { z } from "zod";
import { defineTool } from "./tool.ts";

interface Row {
  name: string;
  title: string;
  stage: string;
}

export const listWorkflows = defineTool({
  name: "list_workflows",
  title: "List workflows",
  description: "The workflows of this installation, with their stage: only in `live` may a machine decide alone.",
  input: z.strictObject({}),
  output: z.object({ workflows: z.array(z.object({ name: z.string(), title: z.string(), stage: z.string() })) }),
  reads: true,
  async run(api) {
    const { items } = await api.call<{ items: Row[] }>("GET", "/workflows");
    return { workflows: items.map(({ name, title, stage }) => ({ name, title, stage })) };
  },
});

export const describeWorkflow = defineTool({
  name: "describe_workflow",
  title: "Describe a workflow",
  description: "What a workflow takes: the JSON Schema of its input.",
  input: z.strictObject({ workflow: z.string().min(1).max(100) }),
  output: z.object({ name: z.string(), title: z.string(), input: z.record(z.string(), z.unknown()) }),
  reads: true,
  async run(api, { workflow }) {
    const { document } = await api.call<{ document: { name: string; title: string; input: Record<string, unknown> } }>(
      "GET",
      `/workflows/${encodeURIComponent(workflow)}`,
    );
    return { name: document.name, title: document.title, input: document.input };
  },
});
