import { z } from "zod";

/** One field of the input: the subset of JSON Schema that forms, APIs and CEL types are made from. */
export interface InputProperty {
  type: "string" | "number" | "integer" | "boolean" | "object" | "array";
  title?: string | undefined;
  description?: string | undefined;
  /**
   * `date`, `date-time`, `email`, `uri`, `multiline` and others; a hint for forms. An object of format `mail` or `document`
   * has the shape of `mailInput`, or of `storedDocument` or `documentInput`, and is shown as what it is.
   */
  format?: string | undefined;
  enum?: (string | number)[] | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  pattern?: string | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  items?: InputProperty | undefined;
  properties?: Record<string, InputProperty> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | undefined;
  default?: unknown;
  examples?: unknown[] | undefined;
}

const count = z.number().int().min(0);

export const inputProperty: z.ZodType<InputProperty, InputProperty> = z.lazy(() => inputPropertyObject);

const inputPropertyObject = z.strictObject({
  type: z.enum(["string", "number", "integer", "boolean", "object", "array"]),
  title: z.string().max(200).optional(),
  description: z.string().max(2000).optional(),
  format: z.string().max(50).optional(),
  enum: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .max(1000)
    .optional(),
  minLength: count.optional(),
  maxLength: count.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().max(200).optional(),
  minItems: count.optional(),
  maxItems: count.optional(),
  items: inputProperty.optional(),
  properties: z.record(z.string(), inputProperty).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.boolean().optional(),
  default: z.json().optional(),
  examples: z.array(z.json()).optional(),
});

/** The input of a workflow: a JSON Schema object. Fields that are not listed are refused when an event arrives. */
export const inputSchema = z.strictObject({
  type: z.literal("object"),
  title: z.string().max(200).optional(),
  description: z.string().max(2000).optional(),
  required: z.array(z.string()).default([]),
  properties: z.record(z.string().min(1).max(100), inputProperty),
  additionalProperties: z.literal(false).optional(),
});
export type InputSchema = z.output<typeof inputSchema>;
