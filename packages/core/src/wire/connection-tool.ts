import { z } from "zod";

const use = z.enum(["lookup", "effect"]).nullable();

/** A tool of a connection as its server describes it now: words of strangers. */
export const connectionTool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  /** JSON Schema of the arguments. */
  input: z.record(z.string(), z.unknown()),
  /** Hash of all that the server says of it; send it back to allow this very tool. */
  fingerprint: z.string(),
  /** What a person allowed: `lookup` only reads, `effect` acts; null where nobody allowed it. */
  use,
  /** False where the definition is not the one that a person allowed: it is not called until somebody allows it anew. */
  accepted: z.boolean(),
});
export type ConnectionToolRow = z.output<typeof connectionTool>;

/** A tool that a person allows, as they saw it; `use` null takes it back. */
export const allowedTool = z.strictObject({
  tool: z.string().regex(/^[A-Za-z0-9_./-]{1,128}$/, "a tool's name as its server writes it"),
  use,
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, "the fingerprint of the tool as it was listed"),
});
export type AllowedTool = z.output<typeof allowedTool>;
