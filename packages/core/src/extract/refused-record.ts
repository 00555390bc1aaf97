import { placesOfFault } from "../invoice/fault-places.ts";
import type { InvoiceFault, ReadInvoice } from "../invoice/invoice.ts";
import type { RefusedField, RefusedInvoice } from "../wire/refused-invoice.ts";
import type { FieldSpec, FieldSpecs } from "./field-schema.ts";
import { invoiceValues } from "./invoice-value.ts";

/**
 * A refused e-invoice beside the fields of a record: what it says of each, where in the XML, and what is wrong with it. A
 * fault stands with the field that it names; where that is none of these, with the first that it holds against it.
 */
export function refusedRecord(fields: FieldSpecs, read: Omit<ReadInvoice, "doubts">): RefusedInvoice {
  const { invoice, faults, sources } = read;
  const values = invoiceValues(fields, invoice);
  const concerned = faults.map((fault) => concernedBy(fault, fields));
  const shown = Object.entries(fields).filter(([name]) => Object.hasOwn(values, name));
  return {
    number: invoice.number,
    fields: shown.map(([name, spec]): RefusedField => ({
      name,
      place: placeOf(spec),
      value: values[name] ?? null,
      source: sourceOf(placeOf(spec), sources),
      faults: faults.filter((_, at) => concerned[at]?.[0] === name),
      against: [...new Set(concerned.flatMap(([own = "", ...others]) => (others.includes(name) ? [own] : [])))],
    })),
    others: faults.filter((_, at) => concerned[at]?.length === 0),
  };
}

const placeOf = ({ type, invoice }: FieldSpec): string => (type === "lines" ? "lines" : (invoice ?? ""));

/** The names of the fields that a fault speaks of, the one first with which it is told. */
function concernedBy(fault: InvoiceFault, fields: FieldSpecs): string[] {
  const named = placesOfFault(fault).flatMap((place) =>
    Object.keys(fields).filter((name) => isAt(place, placeOf(fields[name]!))),
  );
  return [...new Set(named)];
}

/** An address is at the places of its parts, too. */
const isAt = (place: string, own: string): boolean => own !== "" && (place === own || place.startsWith(`${own}.`));

/** The element of a value; of lines and addresses the one that all of their parts stand in. */
function sourceOf(place: string, sources: ReadInvoice["sources"]): string | null {
  const own = sources[place];
  if (own !== undefined) return own;
  const parts = Object.keys(sources).filter((name) => name.startsWith(`${place}.`) || name.startsWith(`${place}[`));
  const paths = parts.map((name) => sources[name]!.split("/"));
  const [first = []] = paths;
  const length = first.findIndex((step, at) => paths.some((path) => path[at] !== step));
  const shared = first.slice(0, length < 0 ? -1 : length).join("/");
  return shared === "" ? null : shared;
}
