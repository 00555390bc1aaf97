import type { InputProperty, InputSchema } from "../workflow/input-schema.ts";

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind:
    | "text"
    | "multiline"
    | "number"
    | "integer"
    | "checkbox"
    | "select"
    | "date"
    | "date-time"
    | "email"
    | "url"
    | "file"
    | "json";
  readonly required: boolean;
  readonly hint?: string;
  readonly options?: readonly string[];
  /** Limits that the browser can check as well. */
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The form fields of an input schema: those named, in that order, or all in the schema's order. */
export function formFields(
  schema: InputSchema,
  names: readonly string[] = Object.keys(schema.properties),
): FormField[] {
  return names.flatMap((name) => {
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    return property === undefined ? [] : [formField(name, property, schema.required.includes(name))];
  });
}

/** One field of a form as its schema describes it. */
export function formField(name: string, property: InputProperty, required: boolean): FormField {
  return {
    name,
    label: property.title ?? labelFromName(name),
    kind: fieldKind(name, property),
    required,
    ...(property.description !== undefined && { hint: property.description }),
    ...(property.enum !== undefined && { options: property.enum.map(String) }),
    ...(property.maxLength !== undefined && { maxLength: property.maxLength }),
    ...(property.minimum !== undefined && { minimum: property.minimum }),
    ...(property.maximum !== undefined && { maximum: property.maximum }),
  };
}

const formats: Readonly<Record<string, FormField["kind"]>> = {
  date: "date",
  "date-time": "date-time",
  email: "email",
  uri: "url",
  url: "url",
  multiline: "multiline",
};

function fieldKind(name: string, property: InputProperty): FormField["kind"] {
  if (property.enum !== undefined) return "select";
  switch (property.type) {
    case "number":
    case "integer":
      return property.type;
    case "boolean":
      return "checkbox";
    case "string":
      return formats[property.format ?? ""] ?? (isLong(name, property) ? "multiline" : "text");
    default:
      return property.format === "document" ? "file" : "json";
  }
}

/** Where the schema does not say: long by its limit, or by a name that people give to long texts. */
function isLong(name: string, property: InputProperty): boolean {
  if (property.maxLength !== undefined) return property.maxLength > 500;
  return /^(body|text|message|description|comment|notes?|content)$/i.test(name);
}

/** `customerId` as "Customer id". */
export function labelFromName(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
