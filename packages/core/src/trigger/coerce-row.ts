import type { InputProperty, InputSchema } from "../workflow/input-schema.ts";

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  "1": true,
  false: false,
  no: false,
  off: false,
  "0": false,
};

/**
 * Turns a row of texts (CSV, form) into the types the input schema asks for: numbers, whole numbers, true/false, and JSON
 * for lists and objects. Empty cells are absent. What cannot be converted stays text, so that `validateInput` names it.
 */
export function coerceRow(schema: InputSchema, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(row).flatMap(([name, cell]) => {
    if (typeof cell !== "string") return [[name, cell] as const];
    if (cell.trim() === "") return [];
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    return [[name, property === undefined ? cell : coerceCell(property, cell)] as const];
  });
  return Object.fromEntries(entries);
}

/** Only plain JSON numbers: `1.234,5` is for a normalise step, which knows the country. */
function coerceCell(property: InputProperty, cell: string): unknown {
  const trimmed = cell.trim();
  switch (property.type) {
    case "string":
      return cell;
    case "number":
    case "integer":
      return /^-?\d{1,15}(\.\d{1,15})?(e[+-]?\d{1,3})?$/i.test(trimmed) ? Number(trimmed) : cell;
    case "boolean":
      return booleans[trimmed.toLowerCase()] ?? cell;
    default:
      return parsedJson(trimmed) ?? cell;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
