import type { Fault } from "./fault.ts";
import { FaultError } from "./fault.ts";
import { type ParsedLiquid, parseLiquid } from "./liquid.ts";
import { nearestName } from "./nearest-name.ts";
import type { TemplateOutput } from "./template-output.ts";
import type { TypeEnvironment } from "./type-environment.ts";
import { dyn, kindWord, type ValueType } from "./value-type.ts";

/** A parsed and checked template; `parsed` is null where it could not be read. */
export interface CheckedTemplate {
  readonly parsed: ParsedLiquid | null;
  readonly names: readonly string[];
  readonly faults: readonly Fault[];
}

/** Parses a template and checks every name it reads, without throwing. */
export function checkTemplate(source: string, environment: TypeEnvironment, output: TemplateOutput): CheckedTemplate {
  try {
    const parsed = parseLiquid(source, output);
    const reads = Object.values(parsed.variables.globals).flat();
    const lines = source.split("\n");
    const check = (found: readonly Variable[], known: TypeEnvironment) =>
      found.flatMap((read) => {
        const fault = pathFault(read.segments, known);
        return fault === null ? [] : [{ ...fault, offset: offsetOf(lines, read.location) }];
      });
    const loops = loopEnvironment(parsed, environment);
    const faults = [...check(reads, environment), ...check(loopReads(parsed), loops)];
    const names = new Set(
      reads.map((read) => read.segments.filter((segment) => typeof segment !== "object").join(".")),
    );
    return { parsed, names: [...names].sort(), faults };
  } catch (error) {
    if (error instanceof FaultError) return { parsed: null, names: [], faults: [error.fault] };
    throw error;
  }
}

type Variable = ParsedLiquid["variables"]["globals"][string][number];

/** What loop variables read, e.g. `line.sku`. */
function loopReads({ variables, loops }: ParsedLiquid): Variable[] {
  const names = new Set(loops.map((loop) => loop.variable));
  return [...names].flatMap((name) => {
    const outside = new Set(variables.globals[name]?.map((read) => `${read.location.row}:${read.location.col}`));
    return variables.variables[name]?.filter((read) => !outside.has(`${read.location.row}:${read.location.col}`)) ?? [];
  });
}

/** The environment with each loop variable as an item of its list; anything where the list is computed or a name serves two loops. */
function loopEnvironment({ loops }: ParsedLiquid, environment: TypeEnvironment): TypeEnvironment {
  const names: Record<string, ValueType> = { ...environment.names };
  for (const { variable, list } of loops) {
    const once = loops.filter((loop) => loop.variable === variable).length === 1;
    const type = /^\w+(\.\w+)*$/.test(list) ? typeOfPath(list.split("."), { names }) : null;
    names[variable] = once && type?.kind === "list" ? type.of : dyn;
  }
  return { names };
}

function typeOfPath(path: readonly string[], environment: TypeEnvironment): ValueType | null {
  const start: ValueType = { kind: "object", fields: environment.names };
  return path.reduce<ValueType | null>((type, segment) => (type === null ? null : stepInto(type, segment)), start);
}

function offsetOf(lines: readonly string[], { row, col }: { row: number; col: number }): number {
  return lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, col - 1);
}

type Segment = string | number | object;

function pathFault(segments: readonly Segment[], environment: TypeEnvironment): Omit<Fault, "offset"> | null {
  let type: ValueType = { kind: "object", fields: environment.names };
  const path: string[] = [];
  for (const segment of segments) {
    const next = stepInto(type, segment);
    if (next === null) return unknownName(path, typeof segment === "object" ? "[]" : `${segment}`, type, environment);
    type = next;
    path.push(typeof segment === "object" ? "[]" : String(segment));
  }
  return null;
}

/** The type of one more segment; null where there is no such field. */
function stepInto(type: ValueType, segment: Segment): ValueType | null {
  if (type.kind === "dyn" || type.kind === "null") return dyn;
  if (type.kind === "map") return type.of;
  if (typeof segment === "object") return type.kind === "list" ? type.of : dyn;
  if (type.kind === "list") {
    if (segment === "size") return { kind: "number" };
    return typeof segment === "number" || segment === "first" || segment === "last" ? type.of : null;
  }
  if (type.kind === "string" && segment === "size") return { kind: "number" };
  if (type.kind !== "object" || !Object.hasOwn(type.fields, segment)) return null;
  return type.fields[segment] ?? null;
}

function unknownName(
  path: readonly string[],
  name: string,
  type: ValueType,
  environment: TypeEnvironment,
): Omit<Fault, "offset"> {
  const fields = type.kind === "object" ? Object.keys(type.fields) : [];
  const near = nearestName(name, fields);
  const nearest = near === undefined ? fieldCalled(name, environment) : [...path, near].join(".");
  const message =
    path.length === 0
      ? `Nothing here is called "${name}".`
      : `"${path.join(".")}" ${fields.length === 0 ? `is ${kindWord(type.kind)} and ` : ""}has no field "${name}".`;
  const known = fields.length === 0 ? {} : { remedy: `Known: ${fields.join(", ")}.` };
  return {
    code: "unknown-name",
    message,
    ...(path.length === 0 && { name }),
    ...(nearest === undefined ? known : { nearest }),
  };
}

/** `tier` where `customer.tier` was meant. */
function fieldCalled(name: string, environment: TypeEnvironment): string | undefined {
  const roots = Object.entries(environment.names);
  const root = roots.find(([, type]) => type.kind === "object" && Object.hasOwn(type.fields, name));
  return root === undefined ? undefined : `${root[0]}.${name}`;
}
