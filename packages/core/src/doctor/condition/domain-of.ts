import type { InputProperty } from "../../workflow/input-schema.ts";
import { answersOf, type Patient } from "../patient.ts";
import { typeOfPath } from "../strangers-text.ts";
import { type Domain, unknownDomain } from "./truth.ts";
import { everything } from "./range.ts";

/** What the document says about a name: labels of judgments, lists and bounds of the input, sizes from 0. */
export function domainOf(about: string, patient: Patient): Domain {
  if (about.startsWith("size(")) return { values: null, range: atLeast(0), isAlwaysThere: true };
  const judged = patient.judgments.find(({ judgment }) => `${judgment.name}.value` === about)?.judgment;
  if (judged !== undefined) {
    const none = judged.kind === "classify" && judged.none !== null ? [judged.none] : [];
    return { values: [...answersOf(judged), ...none], range: everything, isAlwaysThere: true };
  }
  if (about.endsWith(".confidence")) return { ...unknownDomain, range: { ...atLeast(0), high: 1, highOpen: false } };
  return inputDomain(about, patient);
}

function inputDomain(about: string, { document, compiled }: Patient): Domain {
  const [root, name = "", ...deeper] = about.split(".");
  const type = typeOfPath(compiled.names, about);
  const values = type?.kind === "string" ? (type.values ?? null) : null;
  const property: InputProperty | undefined = document.input.properties[name];
  if (root !== "input" || deeper.length > 0 || property === undefined) return { ...unknownDomain, values };
  const { minimum, maximum } = property;
  const range = {
    low: minimum ?? -Infinity,
    lowOpen: minimum === undefined,
    high: maximum ?? Infinity,
    highOpen: maximum === undefined,
  };
  return { values, range, isAlwaysThere: document.input.required.includes(name) };
}

function atLeast(low: number) {
  return { ...everything, low, lowOpen: false };
}
