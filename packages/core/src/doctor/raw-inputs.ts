import type { InputProperty } from "../workflow/input-schema.ts";
import { wordsOf } from "./action-reach.ts";
import type { Patient } from "./patient.ts";
import { readsOfStep } from "./reads-of-step.ts";
import { rootOf } from "./strangers-text.ts";

/** A text of the input that reaches a judgment as it arrived. */
export interface RawInput {
  /** e.g. `input.body`. */
  readonly path: string;
  /** Whether it is made for a message, a mail or a page. */
  readonly isMessage: boolean;
  readonly isBounded: boolean;
}

const messageWords = new Set(
  "body text message html content description mail email document comment note notes letter transcript review feedback".split(
    " ",
  ),
);
const longestField = 1000;

/** The input texts behind what a template reads; a clean step ends the search, as lookups and functions do. */
export function rawInputs(names: readonly string[], patient: Patient): RawInput[] {
  const paths = new Set(names.flatMap((name) => sourcesOf(name, patient)));
  return [...paths].flatMap((path) => {
    const [, name = ""] = path.split(".");
    const property = patient.document.input.properties[name];
    if (property?.type !== "string" || property.enum !== undefined) return [];
    return [{ path, isMessage: isMessage(name, property), isBounded: property.maxLength !== undefined }];
  });
}

function sourcesOf(path: string, patient: Patient, depth = 0): string[] {
  const root = rootOf(path);
  if (root === "input") return [path.split(".").slice(0, 2).join(".")];
  const step = patient.steps.find((site) => site.step.name === root)?.step;
  if (depth > 20 || (step?.kind !== "compute" && step?.kind !== "normalise")) return [];
  return readsOfStep(step).flatMap((one) => sourcesOf(one, patient, depth + 1));
}

function isMessage(name: string, { format, maxLength }: InputProperty): boolean {
  if (format === "multiline" || format === "html") return true;
  return (maxLength ?? Infinity) > longestField && wordsOf(name).some((word) => messageWords.has(word));
}
