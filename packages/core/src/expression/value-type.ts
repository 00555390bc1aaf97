/**
 * What compile knows about a value. `dyn` is "anything": a row of a database, the answer of another system.
 * Every value may also be absent (null) at run time; see `run-node.ts` for what each operation does then.
 */
export type ValueType =
  | { readonly kind: "dyn" | "number" | "boolean" | "null" | "timestamp" | "duration" }
  | {
      readonly kind: "string";
      /** The only strings it can be, e.g. the labels of a judgment. */ readonly values?: readonly string[];
    }
  | { readonly kind: "list" | "map"; readonly of: ValueType }
  | { readonly kind: "object"; readonly fields: Readonly<Record<string, ValueType>> };

export type ValueKind = ValueType["kind"];

/** The type of anything. */
export const dyn: ValueType = { kind: "dyn" };
/** The type of any text. */
export const text: ValueType = { kind: "string" };
/** The type of any number; there is one kind of number, as in JSON. */
export const number: ValueType = { kind: "number" };
/** The type of true and false. */
export const boolean: ValueType = { kind: "boolean" };
/** The type of null alone. */
export const nothing: ValueType = { kind: "null" };
/** A list whose items are of one type. */
export const listOf = (of: ValueType): ValueType => ({ kind: "list", of });

/** The one type that covers both; `dyn` where they have nothing in common. */
export function unify(a: ValueType, b: ValueType): ValueType {
  if (a.kind === "null") return b;
  if (b.kind === "null" || a === b) return a;
  if (a.kind === "string" && b.kind === "string") {
    return a.values && b.values ? { kind: "string", values: [...new Set([...a.values, ...b.values])] } : text;
  }
  if (a.kind === "list" && b.kind === "list") return listOf(unify(a.of, b.of));
  if (a.kind === "map" && b.kind === "map") return { kind: "map", of: unify(a.of, b.of) };
  return a.kind === b.kind && a.kind !== "object" ? a : dyn;
}

const kindWords: Record<ValueKind, string> = {
  dyn: "anything",
  string: "text",
  number: "a number",
  boolean: "true or false",
  null: "null",
  timestamp: "a time",
  duration: "a duration",
  list: "a list",
  map: "an object",
  object: "an object",
};

/** A kind in words a reader of messages knows: `text`, `a number`. */
export function kindWord(kind: ValueKind): string {
  return kindWords[kind];
}

/** Whether compile cannot know what a value will be. */
export function isOpen(type: ValueType): boolean {
  return type.kind === "dyn" || type.kind === "null";
}
