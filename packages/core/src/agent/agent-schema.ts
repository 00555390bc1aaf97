import { z } from "zod";
import { action } from "../workflow/action-schema.ts";
import { duration, identifier, template } from "../workflow/document-parts.ts";
import { inputProperty } from "../workflow/input-schema.ts";
import { lookupRequest } from "../workflow/prepare-schema.ts";

/** What the model fills in, and nothing besides: expressions of the tool read it as `arguments`. All are required. */
const toolArguments = z.record(identifier, inputProperty).default({});
/** What the tool is good for, in words for the model. */
const description = z.string().min(1).max(1000);

/** Reads while the agent works. Where it reads, and whose data, the document says. */
const reading = z.strictObject({ description, arguments: toolArguments, lookup: lookupRequest });

/** Is proposed while the agent works, and done by a `carryOut` of an act block after gate or person said yes. */
const acting = z.strictObject({
  description,
  arguments: toolArguments,
  do: action,
  /** `high`: a person sees the exact call first, whatever the gate says. */
  stakes: z.enum(["normal", "high"]).default("normal"),
  /** How often one case may propose it. */
  most: z.number().int().min(1).max(10).default(1),
});

/** How long an agent may go on; what its calls may cost is in the document's `budget`. */
const limits = z.strictObject({
  /** Answers of the model, its plan and its slips included. */
  steps: z.number().int().min(2).max(30).default(8),
  time: duration.default("2m"),
});

/** A model that looks things up and proposes actions before it answers, with nothing but the tools of this list. */
export const agent = z.strictObject({
  agent: z.strictObject({
    /** What it is to do; words of the document, never of a case. */
    task: z.string().min(1).max(8000),
    /** What it is to judge: words of whoever sent the case. */
    text: template,
    answers: z.array(z.string().min(1).max(100)).min(2).max(50),
    tools: z.record(identifier, z.union([reading, acting])),
    limits: limits.prefault({}),
  }),
  models: z.array(z.string().min(1)).min(1).max(8),
});
export type AgentSpec = z.output<typeof agent>["agent"];
export type ToolSpec = AgentSpec["tools"][string];
