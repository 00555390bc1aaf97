import { addressOf } from "./address-value.ts";
import { candidatesOf } from "./candidates.ts";
import type { FieldSpec } from "./field-schema.ts";
import { fieldValue, sameValue } from "./field-value.ts";
import { lettersOf } from "./plain-value.ts";
import type { Layout } from "./layout.ts";

/**
 * Whether what a person says of a field stands in the document at all. Where its words are certain, what does not is a
 * mistake of whoever labelled it: a letter too few, a line twice. "There is none" always may be. No model is asked.
 */
export function labelStands(layout: Layout, label: string | null, spec: FieldSpec): boolean {
  // A cell is too short to be looked for by its letters: it would stand anywhere.
  if (label === null || spec.type === "lines") return true;
  if (spec.type === "address") return addressStands(layout, label);
  if (lettersOf(label) === "") return false;
  if (spec.type === "text") return standsAsText(layout, lettersOf(label));
  const value = fieldValue(label, spec);
  return (
    candidatesOf(layout, spec).some((one) => sameValue(one.value, value, spec)) ||
    standsAsText(layout, lettersOf(label))
  );
}

/** In reading order, or from one piece to the next as they were given: an address may stand beside a picture. */
function standsAsText({ segments, rows }: Layout, letters: string): boolean {
  const text = lettersOf(segments.map((one) => one.text).join(""));
  if (text.includes(letters)) return true;
  const firsts = rows.map((row) => lettersOf(row[0]?.text ?? "")).join("");
  return firsts.includes(letters);
}

/** The country may be left out on paper, and a name may stand elsewhere. */
function addressStands(layout: Layout, label: string): boolean {
  const address = addressOf(label);
  if (address === null) return standsAsText(layout, lettersOf(label));
  const parts = [address.street, address.postcode, address.city].filter((part) => part !== null);
  return parts.every((part) => standsAsText(layout, lettersOf(part)));
}
