import { boolean, dyn, listOf, number, text, type ValueType } from "../expression/value-type.ts";
import type { InputProperty, InputSchema } from "./input-schema.ts";

/** What expressions know of a field of `format: mail`. */
const mailType: ValueType = {
  kind: "object",
  fields: {
    ...Object.fromEntries(["messageId", "from", "date", "subject", "text", "html"].map((name) => [name, text])),
    to: dyn,
    cc: dyn,
    earlier: listOf(dyn),
  },
};

/** What expressions know of a field of `format: document`: a file of ours, or the pages that were sent. */
const documentType: ValueType = {
  kind: "object",
  fields: { hash: text, name: text, type: text, size: number, pages: listOf(dyn) },
};

const shapeTypes: Readonly<Record<string, ValueType>> = { mail: mailType, document: documentType };

/** The type of a workflow's `input`. */
export function inputType(schema: InputSchema): ValueType {
  return { kind: "object", fields: fieldTypes(schema.properties) };
}

function propertyType(property: InputProperty): ValueType {
  switch (property.type) {
    case "string": {
      const values = property.enum?.filter((value) => typeof value === "string");
      return values === undefined ? text : { kind: "string", values };
    }
    case "number":
    case "integer":
      return number;
    case "boolean":
      return boolean;
    case "array":
      return listOf(property.items === undefined ? dyn : propertyType(property.items));
    case "object":
      if (property.properties !== undefined) return { kind: "object", fields: fieldTypes(property.properties) };
      return shapeTypes[property.format ?? ""] ?? dyn;
  }
}

function fieldTypes(properties: Readonly<Record<string, InputProperty>>): Record<string, ValueType> {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, propertyType(property)]));
}
