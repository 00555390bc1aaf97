import { UserError } from "@surety/core/errors/user-error";
import type { StoredDocument } from "@surety/core/wire/stored-document";
import type { Context } from "hono";
import type { Files } from "../files/files.ts";
import { parseJson } from "./read-body.ts";
import { streamForm } from "./stream-form.ts";

/** What a form may hold beside its files. */
const textBytes = 1_048_576;
/** Files of the largest size that one form may carry. */
const mostFiles = 4;
/** The part whose text is JSON: the fields of the input that are not files. */
const jsonPart = "input";

export function isMultipart(c: Context): boolean {
  return c.req.header("content-type")?.toLowerCase().startsWith("multipart/form-data") === true;
}

/** One event that was sent as a form: files are kept and named by their hash, `input` is JSON, all other parts are texts. */
export async function multipartCase(c: Context, files: Files): Promise<Record<string, unknown>> {
  const { texts, documents, refused } = await readMultipart(c, files);
  for (const error of Object.values(refused)) throw error;
  const { [jsonPart]: json, ...others } = texts;
  return { ...fieldsOf(json), ...others, ...documents };
}

interface Parts {
  texts: Record<string, string>;
  documents: Record<string, StoredDocument>;
  /** Why a file was not taken, by its field. */
  refused: Record<string, UserError>;
}

/** The parts of a form. Its files are on the disk when this resolves; those that are not among `names` are left out. */
export async function readMultipart(c: Context, files: Files, names?: readonly string[]): Promise<Parts> {
  const parts: Parts = { texts: {}, documents: {}, refused: {} };
  await streamForm(c, files.mostBytes * mostFiles + textBytes, {
    text: (field, value) => void (parts.texts[field] = value),
    file: async (field, name, content) => {
      if (names?.includes(field) !== false) await keep(content, name, field, files, parts);
    },
  });
  return parts;
}

async function keep(
  content: AsyncIterable<Uint8Array>,
  given: string,
  field: string,
  files: Files,
  { documents, refused }: Parts,
): Promise<void> {
  try {
    const { hash, name, type, size } = await files.add(content, fileName(given));
    documents[field] = { hash, ...(name !== null && { name }), type, size };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, message, remedy } = error;
    // A field in which no file was chosen is sent as an empty one without a name.
    if (code === "empty-file" && given === "") return;
    refused[field] = new UserError({ code, message, remedy, field, cause: error });
  }
}

function fieldsOf(json: string | undefined): Record<string, unknown> {
  const fields = json === undefined ? {} : parseJson(json);
  if (typeof fields === "object" && fields !== null && !Array.isArray(fields)) return fields as Record<string, unknown>;
  throw new UserError({
    code: "malformed-form",
    message: `The part "${jsonPart}" is not a JSON object.`,
    remedy: "Give the fields of the input in it that are not files.",
    field: jsonPart,
  });
}

/** The last part of what may be a whole path, without what no file system and no header likes. */
export function fileName(given: string | undefined): string | null {
  const name = (given ?? "")
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .trim()
    .slice(0, 200);
  return name === undefined || name === "" ? null : name;
}
