import { nearestName } from "../expression/nearest-name.ts";
import { normalise } from "../prepare/normalise.ts";
import { validateInput } from "../trigger/validate-input.ts";
import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { corrected, type Correction } from "./correction.ts";
import { type EditableField, editableFields } from "./editable-fields.ts";

/** What is wrong with one corrected field; `path` is its JSON pointer. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
  readonly remedy: string | null;
}

type Workflow = Pick<CompiledWorkflow, "document" | "blocks" | "names">;

/**
 * The corrections that a person wants, in the order of their paths, and what is wrong with them. Input is held to the
 * schema that let it in, prepared values to their type. What changes nothing is no correction.
 */
export function checkCorrections(
  workflow: Workflow,
  block: number,
  facts: Record<string, unknown>,
  edits: Readonly<Record<string, unknown>>,
): { corrections: Correction[]; problems: FieldProblem[] } {
  const fields = new Map(editableFields(workflow, block, facts).map((field) => [field.path, field]));
  const checked = Object.keys(edits)
    .toSorted()
    .map((path) => checkOne(fields, path, edits[path]));
  const corrections = checked.flatMap((one) => ("correction" in one ? one.correction : []));
  const problems = checked.flatMap((one) => ("problem" in one ? one.problem : []));
  return {
    corrections: corrections.filter(({ before, after }) => !same(before, after)),
    problems: [...problems, ...inputProblems(workflow, facts, corrections, [...fields.values()])],
  };
}

type Checked = { correction: Correction } | { problem: FieldProblem };

function checkOne(fields: ReadonlyMap<string, EditableField>, path: string, after: unknown): Checked {
  const field = fields.get(path);
  if (field === undefined) return { problem: unknownField(path, [...fields.keys()]) };
  if (field.path.startsWith("/input/")) return { correction: { path, before: field.value, after } };
  const fit = fitting(field, after);
  return "problem" in fit
    ? { problem: { path, message: fit.problem, remedy: null } }
    : { correction: { path, before: field.value, after: fit.value } };
}

function unknownField(path: string, known: readonly string[]): FieldProblem {
  const nearest = nearestName(path, known);
  return {
    path,
    message: `There is no field ${path} that could be corrected.`,
    remedy:
      nearest === undefined ? "Read the fields of the review to see which there are." : `Did you mean ${nearest}?`,
  };
}

type Fit = { value: unknown } | { problem: string };

/** A prepared value by its type; null says that there is none. */
function fitting({ type, options, step }: EditableField, after: unknown): Fit {
  if (after === null) return { value: null };
  if (step !== null && step.kind === "normalise") {
    const made = normalise(after, step.as, step);
    return "missing" in made ? { problem: `It cannot be read as ${step.as}: ${made.missing}.` } : { value: made.value };
  }
  if (options !== null && !options.includes(after as string))
    return { problem: `It must be one of: ${options.slice(0, 20).join(", ")}.` };
  switch (type) {
    case "number":
    case "integer":
      return typeof after === "number" && Number.isFinite(after)
        ? { value: after }
        : { problem: "It must be a number." };
    case "boolean":
      return typeof after === "boolean" ? { value: after } : { problem: "It must be true or false." };
    case "any":
      return typeof after === "object"
        ? { problem: "It must be a text, a number, or true or false." }
        : { value: after };
    default:
      return typeof after === "string" ? { value: after } : { problem: "It must be text." };
  }
}

/** The corrected input as a whole, so that what belongs together is checked together. */
function inputProblems(
  { document }: Workflow,
  facts: Record<string, unknown>,
  corrections: readonly Correction[],
  fields: readonly EditableField[],
): FieldProblem[] {
  const ofInput = corrections.filter(({ path }) => path.startsWith("/input/"));
  if (ofInput.length === 0) return [];
  const checked = validateInput(document.input, corrected(facts, ofInput)["input"]);
  if (checked.ok) return [];
  return checked.problems.map(({ field, message, remedy }) => ({
    path: fields.find(({ label }) => label === `input.${field}`)?.path ?? ofInput[0]!.path,
    message,
    remedy: remedy ?? null,
  }));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
