import type { Check } from "../check.ts";
import type { InputProperty } from "../../workflow/input-schema.ts";

export const schemaAcceptsAnything: Check = {
  code: "schema-accepts-anything",
  family: "no-preparation",
  severity: "risk",
  title: "An input that accepts anything",
  looksFor: "An input that requires no field, or a field that may hold any object or list.",
  why: "A sender's mistake becomes a case instead of an answer that says what is wrong, and compile cannot check what reads it.",
  fix: "List what must be there under required, and say what objects and lists hold.",
  example: {
    before: "input:\n  type: object\n  properties: { order: { type: object } }",
    after:
      "input:\n  type: object\n  required: [order]\n  properties:\n    order: { type: object, properties: { id: { type: string } } }",
  },
  look: ({ document: { input } }) => {
    const open = Object.entries(input.properties).filter(([, property]) => isOpen(property));
    const none =
      input.required.length === 0
        ? [{ path: ["input"], what: "The input requires nothing: an empty event becomes a case." }]
        : [];
    return [
      ...none,
      ...open.map(([name, { type }]) => ({
        path: ["input", "properties", name],
        what: `input.${name} may be any ${type === "array" ? "list" : "object"}.`,
      })),
    ];
  },
};

/** Mails and documents have a shape of their own. */
const shaped = new Set(["mail", "document"]);

function isOpen({ type, format, properties, items }: InputProperty): boolean {
  if (type === "object") return properties === undefined && !shaped.has(format ?? "");
  return type === "array" && items === undefined;
}
