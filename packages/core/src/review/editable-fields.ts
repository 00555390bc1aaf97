import type { ValueType } from "../expression/value-type.ts";
import type { CompiledPrepareStep } from "../workflow/compiled-prepare-step.ts";
import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import type { InputProperty } from "../workflow/input-schema.ts";
import { jsonPointer } from "../workflow/json-pointer.ts";
import { askedBlock } from "./asked-block.ts";

export type FieldType = "text" | "number" | "integer" | "boolean" | "date" | "date-time" | "any";

/** One value of a case that a person may put right. */
export interface EditableField {
  readonly path: string;
  /** As messages name it: `input.lines[1].amount`. */
  readonly label: string;
  /** As the document calls it; null where it does not say. */
  readonly title: string | null;
  readonly type: FieldType;
  readonly value: unknown;
  readonly options: readonly (string | number)[] | null;
  readonly required: boolean;
  readonly multiline: boolean;
  readonly hint: string | null;
  /** The prepare step whose own normalising reads what is typed. */
  readonly step: CompiledPrepareStep | null;
}

type Facts = Readonly<Record<string, unknown>>;
type Key = string | number;

/** More fields than anybody corrects by hand. */
const mostFields = 300;

/**
 * What can be put right in a case that stopped at `block`: the fields of its input by their schema, and what was prepared
 * before it was judged, down to single values. Lists keep their length.
 */
export function editableFields(
  workflow: Pick<CompiledWorkflow, "document" | "blocks" | "names">,
  block: number,
  facts: Facts,
): EditableField[] {
  const { properties, required } = workflow.document.input;
  const input = objectFields({ type: "object", properties, required }, facts["input"], ["input"]);
  const steps = preparedBefore(workflow, block).flatMap((step) => stepFields(step, workflow.names[step.name], facts));
  return [...input, ...steps].slice(0, mostFields);
}

function preparedBefore(workflow: Pick<CompiledWorkflow, "blocks">, block: number): CompiledPrepareStep[] {
  const end = askedBlock(workflow, block)?.index ?? block;
  return workflow.blocks.slice(0, end + 1).flatMap((one) => (one.layer === "prepare" ? one.ranks.flat() : []));
}

function propertyFields(
  property: InputProperty,
  value: unknown,
  keys: readonly Key[],
  required: boolean,
): EditableField[] {
  // What was read on a document can be put right; the document is what it is.
  if (property.format === "document") return [];
  if (property.type === "object")
    return property.properties === undefined ? looseFields(value, keys) : objectFields(property, value, keys);
  if (property.type === "array") {
    const { items } = property;
    const list: unknown[] = Array.isArray(value) ? value : [];
    return list.flatMap((item, at) =>
      items === undefined ? looseFields(item, [...keys, at]) : propertyFields(items, item, [...keys, at], true),
    );
  }
  return [
    {
      ...field(keys, typeOf(property), value),
      title: property.title ?? null,
      options: property.enum ?? null,
      required,
      multiline: property.format === "multiline" || isLong(value),
      hint: property.description ?? null,
    },
  ];
}

function objectFields(property: InputProperty, value: unknown, keys: readonly Key[]): EditableField[] {
  return Object.entries(property.properties ?? {}).flatMap(([name, one]) =>
    propertyFields(one, own(value, name), [...keys, name], property.required?.includes(name) ?? false),
  );
}

function typeOf({ type, format }: InputProperty): FieldType {
  if (type === "number" || type === "integer" || type === "boolean") return type;
  return format === "date" || format === "date-time" ? format : "text";
}

function stepFields(step: CompiledPrepareStep, type: ValueType | undefined, facts: Facts): EditableField[] {
  // What was compared is what it is; what is wrong with it is decided as a whole.
  if (step.kind === "match") return [];
  const value = own(facts, step.name);
  if (step.kind === "normalise") return [{ ...field([step.name], step.as === "date" ? "date" : "text", value), step }];
  return typedFields(type ?? { kind: "dyn" }, value, [step.name]);
}

function typedFields(type: ValueType, value: unknown, keys: readonly Key[]): EditableField[] {
  switch (type.kind) {
    case "object":
      return Object.entries(type.fields).flatMap(([name, one]) => typedFields(one, own(value, name), [...keys, name]));
    case "list":
      return (Array.isArray(value) ? value : []).flatMap((item, at) => typedFields(type.of, item, [...keys, at]));
    case "string":
      return [{ ...field(keys, "text", value), options: type.values ?? null }];
    case "number":
    case "boolean":
      return [field(keys, type.kind, value)];
    default:
      return looseFields(value, keys);
  }
}

/** Of what nothing is declared, the value itself says what it is. */
function looseFields(value: unknown, keys: readonly Key[]): EditableField[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => looseFields(item, [...keys, at]));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => looseFields(item, [...keys, name]));
  const type =
    typeof value === "string" ? "text" : typeof value === "number" || typeof value === "boolean" ? typeof value : "any";
  return [field(keys, type as FieldType, value)];
}

function field(keys: readonly Key[], type: FieldType, value: unknown): EditableField {
  return {
    path: jsonPointer(keys),
    label: labelOf(keys),
    title: null,
    type,
    value: value ?? null,
    options: null,
    required: false,
    multiline: isLong(value),
    hint: null,
    step: null,
  };
}

function labelOf(keys: readonly Key[]): string {
  return keys.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("");
}

function isLong(value: unknown): boolean {
  return typeof value === "string" && (value.length > 60 || value.includes("\n"));
}

function own(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
