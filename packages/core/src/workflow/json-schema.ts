import { z } from "zod";
import { workflowDocument } from "./document.ts";

/** The published JSON Schema (draft 2020-12) of a workflow document as an author writes it: defaults may be left out. */
export function workflowJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(workflowDocument, { io: "input", target: "draft-2020-12" });
  return { ...schema, title: "Surety workflow" };
}
