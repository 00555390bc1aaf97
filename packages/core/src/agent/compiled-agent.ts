import type { Template } from "../expression/template.ts";
import type { CompiledAction } from "../workflow/compiled-action.ts";
import type { CompiledLookup } from "../workflow/compiled-prepare-step.ts";
import type { InputSchema } from "../workflow/input-schema.ts";

/** A lookup as a prepare step asks it. */
export type LookupStep = CompiledLookup;

/** One thing that an agent may ask for. */
export type CompiledTool = {
  readonly name: string;
  readonly description: string;
  /** The closed schema of what the model fills in. */
  readonly arguments: InputSchema;
} & (
  | { readonly does: "look"; readonly lookup: LookupStep }
  | { readonly does: "act"; readonly action: CompiledAction; readonly stakes: "normal" | "high"; readonly most: number }
);

export type ActingTool = Extract<CompiledTool, { does: "act" }>;

/** An agent is told its task, and nothing of what label questions add. */
export const ownWords = { guidance: null, prompt: null, examples: null, agreement: null } as const;

/** A judgment by a model with tools. */
export interface CompiledAgent {
  readonly kind: "agent";
  readonly task: string;
  readonly text: Template;
  /** Its answers: a closed list, as of every judgment. */
  readonly labels: readonly string[];
  readonly none: null;
  readonly wording: typeof ownWords;
  readonly models: readonly string[];
  readonly tools: readonly CompiledTool[];
  readonly steps: number;
  readonly timeMs: number;
}

/** A call that an agent wants made; its tool says what is done, and where. */
export interface ProposedCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export const isActing = (tool: CompiledTool): tool is ActingTool => tool.does === "act";

/** The tool of that name; null where the list has none. */
export const toolNamed = ({ tools }: Pick<CompiledAgent, "tools">, name: string): CompiledTool | null =>
  tools.find((one) => one.name === name) ?? null;
