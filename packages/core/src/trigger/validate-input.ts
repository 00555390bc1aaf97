import { nearestName } from "../expression/nearest-name.ts";
import { deepestNesting, isTooDeep } from "../expression/nesting.ts";
import type { InputProperty, InputSchema } from "../workflow/input-schema.ts";
import { formatProblems } from "./format-problems.ts";
import { valueProblems } from "./value-problems.ts";

/** One thing wrong with an input; `field` is a path such as `lines[2].amount`, empty for the input itself. */
export interface InputProblem {
  readonly field: string;
  readonly message: string;
  readonly remedy?: string;
}

export type ValidatedInput =
  | { readonly ok: true; readonly input: Record<string, unknown> }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

const maxProblems = 50;

/**
 * Checks a value against the input schema of a workflow; nothing is converted, fields that are not listed are refused.
 * Absent optional fields stay absent; null counts as absent. All problems are listed, at most 50.
 */
export function validateInput(schema: InputSchema, value: unknown): ValidatedInput {
  if (!isRecord(value)) return { ok: false, problems: [{ field: "", message: "The input must be a JSON object." }] };
  if (isTooDeep(value))
    return { ok: false, problems: [{ field: "", message: `It is nested more than ${deepestNesting} deep.` }] };
  const problems = objectProblems(schema, value, "");
  return problems.length === 0
    ? { ok: true, input: withoutNulls(value) }
    : { ok: false, problems: problems.slice(0, maxProblems) };
}

function objectProblems(
  schema: Pick<InputProperty, "properties" | "required">,
  value: Record<string, unknown>,
  field: string,
): InputProblem[] {
  const properties = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name) || isAbsent(value[name]));
  return [
    ...missing.map((name) => ({ field: join(field, name), message: "It is required but missing." })),
    ...Object.entries(value).flatMap(([name, item]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (property === undefined) return unknownField(join(field, name), name, Object.keys(properties));
      return isAbsent(item) ? [] : propertyProblems(property, item, join(field, name));
    }),
  ];
}

function propertyProblems(property: InputProperty, value: unknown, field: string): InputProblem[] {
  const own = valueProblems(property, value).map((problem) => ({ field, ...problem }));
  if (own.length > 0) return own;
  if (property.type === "array" && property.items !== undefined && Array.isArray(value)) {
    const { items } = property;
    return value.flatMap((item: unknown, at) => propertyProblems(items, item, `${field}[${at}]`)).slice(0, maxProblems);
  }
  if (property.type !== "object" || !isRecord(value)) return [];
  return property.properties === undefined
    ? formatProblems(property.format, value, field)
    : objectProblems(property, value, field);
}

function unknownField(field: string, name: string, known: readonly string[]): InputProblem[] {
  const nearest = nearestName(name, known);
  const remedy = nearest === undefined ? `Known fields: ${known.join(", ")}.` : `Did you mean "${nearest}"?`;
  return [{ field, message: `There is no field "${name}".`, remedy }];
}

function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => !isAbsent(item)));
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(field: string, name: string): string {
  return field === "" ? name : `${field}.${name}`;
}
