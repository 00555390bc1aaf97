import type { z } from "zod";
import type { InnerApi } from "./inner-api.ts";

/** One thing that a program with a model can ask of the house. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  /** For the model that chooses among tools. */
  description: string;
  input: Input;
  output: z.ZodObject;
  /** True where nothing changes. */
  reads: boolean;
  run(api: InnerApi, input: z.output<Input>): Promise<Record<string, unknown>>;
}

export const defineTool = <Input extends z.ZodObject>(tool: Tool<Input>): Tool => tool as unknown as Tool;
