import type { InputProblem } from "../trigger/validate-input.ts";
import type { StoredFile } from "../wire/stored-document.ts";
import type { InputSchema } from "../workflow/input-schema.ts";

interface NamedFile {
  /** The input field that names it. */
  field: string;
  hash: string;
}

/** The fields of an input that hold documents. */
export function documentFields(schema: Pick<InputSchema, "properties">): string[] {
  return Object.entries(schema.properties).flatMap(([name, { format }]) => (format === "document" ? [name] : []));
}

/** The files that the document fields of an input name by their hash; documents that came as pages name none. */
export function namedFiles(schema: Pick<InputSchema, "properties">, input: unknown): NamedFile[] {
  return documentFields(schema).flatMap((field) => {
    const hash = own(own(input, field), "hash");
    return typeof hash === "string" ? [{ field, hash }] : [];
  });
}

/** The input with what is known of its files in the place of what its sender says of them; names stay the sender's. */
export function withFiles(
  schema: Pick<InputSchema, "properties">,
  input: unknown,
  files: ReadonlyMap<string, StoredFile>,
): unknown {
  const known = namedFiles(schema, input).flatMap(({ field, hash }) => {
    const file = files.get(hash);
    if (file === undefined) return [];
    const { name, type, size } = file;
    return [[field, { ...(name !== null && { name }), ...(own(input, field) as object), type, size }]];
  });
  return known.length === 0 ? input : { ...(input as object), ...Object.fromEntries(known) };
}

/** What keeps an input from being taken whose files have not been sent. */
export function missingFiles(
  schema: Pick<InputSchema, "properties">,
  input: unknown,
  files: ReadonlyMap<string, StoredFile>,
): Required<InputProblem>[] {
  return namedFiles(schema, input)
    .filter(({ hash }) => !files.has(hash))
    .map(({ field, hash }) => ({
      field: `${field}.hash`,
      message: `There is no file ${hash.slice(0, 64)} here.`,
      remedy: "Send it to POST /api/v1/files first, and give the hash of the answer.",
    }));
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
