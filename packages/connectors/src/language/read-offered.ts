import type { OfferedModel } from "@surety/core/ports/connector";
import { z } from "zod";

/** Under these names providers and servers say how many tokens fit into a model. */
const contextNames = [
  "context_window",
  "context_length",
  "max_model_len",
  "max_context_length",
  "max_input_tokens",
  "inputTokenLimit",
] as const;

const entry = z.looseObject({ id: z.string().optional(), name: z.string().optional() });
const list = z.union([z.object({ data: z.array(entry) }), z.object({ models: z.array(entry) })]);

/** The models of a provider's list; none where nobody can read it. */
export function readOffered(body: string): OfferedModel[] {
  const read = list.safeParse(parsed(body));
  if (!read.success) return [];
  return ("data" in read.data ? read.data.data : read.data.models).flatMap((one) => {
    const name = (one.id ?? one.name)?.replace(/^models\//, "");
    const context = contextNames.map((known) => one[known]).find((value) => typeof value === "number") ?? null;
    return name === undefined ? [] : [{ name, context }];
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
