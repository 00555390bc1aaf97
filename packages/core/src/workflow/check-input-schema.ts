import { nearestName } from "../expression/nearest-name.ts";
import { hasShape } from "../trigger/format-problems.ts";
import { safePattern } from "../trigger/safe-pattern.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { InputProperty, InputSchema } from "./input-schema.ts";

type Node = InputProperty | InputSchema;

/** Checks what the shape alone cannot say about an input schema: required names exist, limits make sense, patterns are harmless. */
export function checkInputSchema(node: Node, path: Path, compilation: Compilation): void {
  const properties = node.properties ?? {};
  for (const [at, name] of (node.required ?? []).entries()) {
    if (Object.hasOwn(properties, name)) continue;
    const nearest = nearestName(name, Object.keys(properties));
    const message = `"${name}" is required but is not among the properties.`;
    compilation.report([...path, "required", at], {
      code: "unknown-field",
      message,
      ...(nearest === undefined ? {} : { nearest }),
    });
  }
  checkProperty(node, path, compilation);
  for (const [name, property] of Object.entries(properties))
    checkInputSchema(property, [...path, "properties", name], compilation);
  if ("items" in node && node.items !== undefined) checkInputSchema(node.items, [...path, "items"], compilation);
}

function checkProperty(node: Node, path: Path, compilation: Compilation): void {
  const property: InputProperty = { ...node };
  checkRange(property.minLength, property.maxLength, [...path, "maxLength"], compilation);
  checkRange(property.minimum, property.maximum, [...path, "maximum"], compilation);
  checkEnum(property, path, compilation);
  checkFormat(property, path, compilation);
  if (property.pattern === undefined || safePattern(property.pattern) !== null) return;
  compilation.report([...path, "pattern"], {
    code: "unsafe-pattern",
    message: "This pattern could take very long on some inputs and is refused.",
    remedy:
      "Write characters and classes with counts between ^ and $, e.g. ^[A-Z]{2}\\d{6}$: no groups, no alternatives.",
  });
}

function checkRange(low: number | undefined, high: number | undefined, path: Path, compilation: Compilation): void {
  if (low === undefined || high === undefined || low <= high) return;
  compilation.report(path, { code: "empty-range", message: `Nothing is both at least ${low} and at most ${high}.` });
}

/** A mail or a document is an object whose shape is known; properties beside it would contradict it. */
function checkFormat({ type, format, properties }: InputProperty, path: Path, compilation: Compilation): void {
  if (!hasShape(format) || (type === "object" && properties === undefined)) return;
  const message = `A field of format ${format} is an object whose shape is known: it lists no properties of its own.`;
  const remedy = `Write { type: object, format: ${format} }.`;
  compilation.report([...path, "format"], { code: "wrong-format", message, remedy });
}

/** A value of another type in the list could never be given. */
function checkEnum({ type, enum: values }: InputProperty, path: Path, compilation: Compilation): void {
  const wanted = type === "integer" ? "number" : type;
  for (const [at, value] of (values ?? []).entries()) {
    if (typeof value === wanted) continue;
    compilation.report([...path, "enum", at], {
      code: "wrong-type",
      message: `${JSON.stringify(value)} is not of type ${type}.`,
    });
  }
}
