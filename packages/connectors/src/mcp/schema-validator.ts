import type { jsonSchemaValidator } from "@modelcontextprotocol/client";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/client/validators/cf-worker";
import { safePattern } from "@surety/core/trigger/safe-pattern";

/**
 * Checks values against schemas that strangers wrote: makes no code of them, and leaves out their regular expressions,
 * unless they are of the kind that cannot take long.
 */
export const schemaValidator: jsonSchemaValidator = {
  getValidator: (schema) => checker.getValidator(withoutRiskyPatterns(schema) as typeof schema),
};

const checker = new CfWorkerJsonSchemaValidator();

function withoutRiskyPatterns(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRiskyPatterns);
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !isRisky(key, value));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutRiskyPatterns(value)]));
}

function isRisky(key: string, value: unknown): boolean {
  if (key === "pattern" && typeof value === "string") return safePattern(value) === null;
  return key === "patternProperties" && typeof value === "object";
}
