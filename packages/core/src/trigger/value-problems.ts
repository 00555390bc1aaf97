import type { InputProperty } from "../workflow/input-schema.ts";
import { safePattern } from "./safe-pattern.ts";

interface ValueProblem {
  readonly message: string;
  readonly remedy?: string;
}

const typeWords = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
} as const;

/** What is wrong with one value, without looking into objects and lists. */
export function valueProblems(property: InputProperty, value: unknown): ValueProblem[] {
  if (!hasType(property.type, value))
    return [{ message: `It must be ${typeWords[property.type]}, but it is ${wordFor(value)}.` }];
  const limits =
    typeof value === "string"
      ? textProblems(property, value)
      : typeof value === "number"
        ? numberProblems(property, value)
        : [];
  return [
    ...enumProblems(property, value),
    ...limits,
    ...(Array.isArray(value) ? countProblems(property, value.length) : []),
  ];
}

function hasType(type: InputProperty["type"], value: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (type === "integer") return Number.isSafeInteger(value);
  return type === "number" ? Number.isFinite(value) : typeof value === type;
}

function wordFor(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value === null) return "null";
  if (value === Infinity || value === -Infinity) return "too large for one";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? `the text "${value.slice(0, 40)}"` : JSON.stringify(value);
}

function enumProblems(property: InputProperty, value: unknown): ValueProblem[] {
  if (property.enum === undefined || property.enum.some((one) => one === value)) return [];
  return [
    {
      message: `"${String(value).slice(0, 40)}" is not one of its values.`,
      remedy: `Use one of ${property.enum.slice(0, 20).join(", ")}.`,
    },
  ];
}

function textProblems(property: InputProperty, value: string): ValueProblem[] {
  const { minLength = 0, maxLength = Infinity, pattern } = property;
  const problems: ValueProblem[] = [];
  const length = value.length > 2 * maxLength ? value.length : Array.from(value).length;
  if (length < minLength) problems.push({ message: `It has ${length} characters but needs at least ${minLength}.` });
  if (length > maxLength) problems.push({ message: `It has ${length} characters; the limit is ${maxLength}.` });
  if (pattern !== undefined && safePattern(pattern)?.test(value) !== true)
    problems.push({ message: `It does not have the form ${pattern}.` });
  return problems;
}

function numberProblems(property: InputProperty, value: number): ValueProblem[] {
  const { minimum = -Infinity, maximum = Infinity } = property;
  if (value < minimum) return [{ message: `${value} is below the minimum of ${minimum}.` }];
  return value > maximum ? [{ message: `${value} is above the maximum of ${maximum}.` }] : [];
}

function countProblems(property: InputProperty, count: number): ValueProblem[] {
  const { minItems = 0, maxItems = Infinity } = property;
  if (count < minItems) return [{ message: `It has ${count} entries but needs at least ${minItems}.` }];
  return count > maxItems ? [{ message: `It has ${count} entries; the limit is ${maxItems}.` }] : [];
}
