import type { z } from "zod";
import { nearestName } from "../expression/nearest-name.ts";
import { jsonPointer } from "./json-pointer.ts";
import type { Problem } from "./problem.ts";
import { schemaKeys } from "./schema-keys.ts";

type Issue = z.core.$ZodIssue;

/** Turns the issues of a failed parse into problems: for a union, those of the branch that was meant. */
export function schemaProblems(schema: z.core.$ZodType, value: unknown, issues: readonly Issue[]): Problem[] {
  const problems = issues.flatMap((issue) => meant(issue, [])).flatMap((issue) => problemsOf(schema, value, issue));
  return problems.filter((problem, at) => problems.findIndex((one) => one.path === problem.path) === at);
}

/** The issues of one branch, with paths from the document's root. */
function meant(issue: Issue, base: readonly PropertyKey[]): Issue[] {
  const path = [...base, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path }];
  const cheapest = issue.errors.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best));
  return cheapest.flatMap((inner) => meant(inner, path));
}

/** How far a value is from a branch: keys missing at its top and keys unknown there weigh most. */
function distance(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => sum + weight(issue), 0);
}

function weight(issue: Issue): number {
  if (issue.code === "unrecognized_keys") return issue.path.length === 0 ? 10 * issue.keys.length : issue.keys.length;
  // A text is no object that lacks something: what a value is tells which branch was meant.
  if (issue.code === "invalid_type" && issue.path.length === 0) return 20;
  if (issue.code === "invalid_union") return 1 + 0.01 * Math.min(...issue.errors.map(distance), 100);
  return issue.path.length <= 1 && isMissing(issue) ? 15 : 1;
}

function isMissing(issue: Issue): boolean {
  return "expected" in issue && issue.message.endsWith("received undefined");
}

function problemsOf(schema: z.core.$ZodType, value: unknown, issue: Issue): Problem[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(schema, issue.path, key));
  const path = jsonPointer(issue.path);
  const actual = valueAt(value, issue.path);
  if (actual === undefined) return missingKey(issue, path);
  return [{ path, severity: "error", ...explain(issue, actual) }];
}

function unknownKey(schema: z.core.$ZodType, parent: readonly PropertyKey[], key: string): Problem {
  const known = schemaKeys(schema, parent);
  const nearest = nearestName(key, known);
  const hint = nearest === undefined ? { remedy: `Known keys: ${known.join(", ")}.` } : { nearest };
  const path = jsonPointer([...parent, key]);
  return { path, code: "unknown-key", message: `The key "${key}" is not known here.`, ...hint, severity: "error" };
}

function missingKey(issue: Issue, path: string): Problem[] {
  const key = String(issue.path.at(-1) ?? "document");
  return [
    { path, code: "missing-key", message: `"${key}" is missing; it must be ${expectation(issue)}.`, severity: "error" },
  ];
}

function explain(issue: Issue, actual: unknown): Pick<Problem, "code" | "message"> & Partial<Problem> {
  const got = `this is ${inWords(actual)}`;
  if (issue.code === "invalid_value") {
    const nearest = typeof actual === "string" ? nearestName(actual, issue.values.map(String)) : undefined;
    return {
      code: "wrong-value",
      message: `It must be ${expectation(issue)}; ${got}.`,
      ...(nearest === undefined ? {} : { nearest }),
    };
  }
  if (issue.code === "invalid_key")
    return { code: "bad-name", message: `This name must be ${issue.issues.map(expectation).join(", ")}.` };
  const code = issue.code === "invalid_type" ? "wrong-type" : "wrong-value";
  if (Array.isArray(actual) && code === "wrong-value") {
    return { code, message: `It must have ${expectation(issue)}; this list has ${actual.length}.` };
  }
  return { code, message: `It must be ${expectation(issue)}; ${got}.` };
}

function expectation(issue: Issue | z.core.$ZodIssueBase): string {
  const known = issue as Issue;
  switch (known.code) {
    case "invalid_type":
      return typeWords[known.expected] ?? known.expected;
    case "invalid_value":
      return known.values.length === 1
        ? JSON.stringify(known.values[0])
        : `one of ${known.values.map(String).join(", ")}`;
    case "too_small":
      return `${known.inclusive === false ? "more than" : "at least"} ${known.minimum}${unit(known.origin)}`;
    case "too_big":
      return `${known.inclusive === false ? "less than" : "at most"} ${known.maximum}${unit(known.origin)}`;
    case "invalid_format":
      return known.message.startsWith("Invalid") ? `in the form ${known.pattern ?? known.format}` : known.message;
    default:
      return known.message;
  }
}

const typeWords: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
};

function unit(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" ? " entries" : "";
}

function inWords(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return `the text "${value.slice(0, 60)}"`;
  return typeof value === "number" ? `the number ${value}` : JSON.stringify(value);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
