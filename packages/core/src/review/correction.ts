import { pointerKeys } from "../workflow/json-pointer.ts";

/** One value that somebody put right, by its JSON pointer: `/input/amount`, `/customer/tier`. The original stays as it was. */
export interface Correction {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Facts = Record<string, unknown>;

/** The same facts with the corrected values in place; nothing that was given is changed. */
export function corrected(facts: Facts, corrections: readonly Pick<Correction, "path" | "after">[]): Facts {
  return corrections.reduce<Facts>((now, { path, after }) => put(now, pointerKeys(path), after) as Facts, facts);
}

/** The value of one name with those of the corrections that concern it. */
export function correctedValue(name: string, value: unknown, corrections: readonly Correction[]): unknown {
  const own = corrections.filter(({ path }) => pointerKeys(path)[0] === name);
  return own.length === 0 ? value : corrected({ [name]: value }, own)[name];
}

/** The value at a pointer; undefined where there is none. */
export function valueAt(facts: unknown, path: string): unknown {
  return pointerKeys(path).reduce<unknown>(
    (value, key) => (isContainer(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    facts,
  );
}

function put(into: unknown, [key, ...rest]: readonly string[], after: unknown): unknown {
  if (key === undefined) return after;
  if (Array.isArray(into)) return into.map((item, at) => (String(at) === key ? put(item, rest, after) : item));
  const record = isContainer(into) ? into : {};
  const next = put(Object.hasOwn(record, key) ? record[key] : undefined, rest, after);
  // Defined, not assigned: a key such as __proto__ is a key like any other.
  return Object.defineProperty({ ...record }, key, {
    value: next,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function isContainer(value: unknown): value is Facts {
  return typeof value === "object" && value !== null;
}
