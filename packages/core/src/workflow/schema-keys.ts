import type { z } from "zod";

/** Every key that a schema knows at a path into the document, over all branches of its unions. */
export function schemaKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const schemas = path.reduce<z.core.$ZodType[]>(
    (found, key) => found.flatMap((one) => stepInto(one, key)),
    branches(schema),
  );
  return [...new Set(schemas.flatMap((one) => keysOf(one)))];
}

type Def = z.core.$ZodTypes["_zod"]["def"];

function defOf(schema: z.core.$ZodType): Def {
  return schema._zod.def as Def;
}

/** The object, record and array schemas behind optional, default, lazy and union wrappers. */
function branches(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = defOf(schema);
  switch (def.type) {
    case "union":
      return def.options.flatMap(branches);
    case "lazy":
      return branches(def.getter());
    case "optional":
    case "default":
    case "prefault":
    case "nullable":
      return branches(def.innerType);
    default:
      return [schema];
  }
}

function stepInto(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  const def = defOf(schema);
  if (def.type === "array") return branches(def.element);
  if (def.type === "record") return branches(def.valueType);
  const field = def.type === "object" ? def.shape[String(key)] : undefined;
  return field === undefined ? [] : branches(field);
}

function keysOf(schema: z.core.$ZodType): string[] {
  const def = defOf(schema);
  return def.type === "object" ? Object.keys(def.shape) : [];
}
