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
  return fieldsOfFormat(schema, "document");
}

/** The fields of an input of one format. */
export function fieldsOfFormat(schema: Pick<InputSchema, "properties">, wanted: string): string[] {
  return Object.entries(schema.properties).flatMap(([name, { format }]) => (format === wanted ? [name] : []));
}

/** The files that the document fields of an input name by their hash; documents that came as pages name none. */
export function namedFiles(schema: Pick<InputSchema, "properties">, input: unknown): NamedFile[] {
  return documentFields(schema).flatMap((field) => {
    const hash = own(own(input, field), "hash");
    return typeof hash === "string" ? [{ field, hash }] : [];
  });
}

/** The files that document fields name by an address in place of a hash. */
export function referencedFiles(
  schema: Pick<InputSchema, "properties">,
  input: unknown,
): { field: string; url: string; name: string | null }[] {
  return documentFields(schema).flatMap((field) => {
    const [url, hash, name] = ["url", "hash", "name"].map((part) => own(own(input, field), part));
    if (typeof url !== "string" || hash !== undefined) return [];
    return [{ field, url, name: typeof name === "string" ? name : null }];
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
  files: ReadonlyMap<string, StoredFile & { readonly threat?: string | null }>,
): Required<InputProblem>[] {
  const unfetched = referencedFiles(schema, input).map(({ field }) => ({
    field: `${field}.url`,
    message: "A file that is named by its address is fetched only for a case that is sent alone, to POST …/cases.",
    remedy:
      "Send the case alone, or the address to POST /api/v1/files/references first, and give the hash of the answer.",
  }));
  const missing = namedFiles(schema, input)
    .filter(({ hash }) => !files.has(hash))
    .map(({ field, hash }) => ({
      field: `${field}.hash`,
      message: `There is no file ${hash.slice(0, 64)} here.`,
      remedy: "Send it to POST /api/v1/files first, and give the hash of the answer.",
    }));
  const infected = namedFiles(schema, input).flatMap(({ field, hash }) => {
    const threat = files.get(hash)?.threat ?? null;
    if (threat === null) return [];
    const message = `A virus scanner has found ${threat === "" ? "something" : threat} in this file.`;
    return [{ field: `${field}.hash`, message, remedy: "Clean it, or send another one." }];
  });
  return [...missing, ...unfetched, ...infected];
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
