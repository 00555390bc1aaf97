import { isIban, vatIdFault } from "../invoice/check-digits.ts";
import { addressOf, addressText, sameAddress } from "./address-value.ts";
import type { FieldSpec } from "./field-schema.ts";
import { linesText, normalRows, rowsOf, sameLines } from "./line-rows.ts";
import { lettersOf, plainValue } from "./plain-value.ts";

/**
 * What was printed in the one form of its type: `plainValue`, of an address its parts as JSON, of lines their rows. What is
 * no value of its type stays as it is printed.
 */
export function fieldValue(printed: string, spec: FieldSpec): string {
  const { type, country, columns = {} } = spec;
  if (type === "lines") return linesText(columns, normalRows(columns, rowsOf(columns, printed), country)) ?? "";
  if (type !== "address") return plainValue(printed, { type, country });
  const address = addressOf(printed, country);
  return address === null ? printed.replaceAll(/\s+/g, " ").trim() : addressText(address);
}

/** Whether two values of a field are the same. Of texts letters and digits count, not how they are set. */
export function sameValue(one: string | null, other: string | null, { type, columns = {} }: FieldSpec): boolean {
  if (one === null || other === null) return one === other;
  if (type === "lines") return sameLines(columns, one, other);
  if (type === "address") return sameAddress(one, other);
  return type === "text" ? lettersOf(one) === lettersOf(other) : one === other;
}

/** Whether a value is one that its type can have: a day that was, digits that check. Null where nothing can be checked. */
export function isPlausible(value: string, { type }: FieldSpec): boolean | null {
  if (type === "date") return /^(?:19[7-9]\d|20\d\d)-\d\d-\d\d$/.test(value);
  if (type === "iban") return isIban(value);
  if (type === "address") return addressOf(value) !== null;
  return type === "vat" ? vatIdFault(value) === null : null;
}
