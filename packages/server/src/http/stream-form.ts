import { Readable } from "node:stream";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import type { Context } from "hono";
import { limitedStream } from "./read-body.ts";

/** What a form may hold beside its files: one text, how many parts, and the headers of each. */
const limits = { fieldSize: 1_048_576, fields: 500, files: 100, parts: 600, headerPairs: 50, headerSize: 16_384 };

interface FormHandlers {
  text(field: string, value: string): void;
  /** What is left of the content when this settles is thrown away. */
  file(field: string, name: string, content: AsyncIterable<Uint8Array>): Promise<void>;
}

/** Reads a form part by part while it arrives, files as streams: no more of it is in memory than a few chunks. */
export async function streamForm(c: Context, limit: number, handlers: FormHandlers): Promise<void> {
  const body = await limitedStream(c, limit);
  const parser = parserOf(c);
  const [under, open]: [Promise<void>[], Set<Readable>] = [[], new Set()];
  let fault: UserError | null = null;
  parser.on("field", (field, value, _nameCut, cut) => {
    if (cut || field === undefined) fault ??= cut ? longText(field) : malformed();
    else handlers.text(field, value);
  });
  parser.on("file", (field, content, name) => {
    if (field === undefined) {
      fault ??= malformed();
      return void content.resume();
    }
    open.add(content);
    // Where the form ends in the middle of a file, its stream says so after its reader has gone.
    content.on("error", () => {});
    const kept = handlers.file(field, name ?? "", content.iterator({ destroyOnReturn: false })).finally(() => {
      open.delete(content);
      content.resume();
    });
    // It is awaited below; until then it must not count as unhandled.
    kept.catch(() => {});
    under.push(kept);
  });
  for (const event of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
    parser.on(event, () => (fault ??= tooManyParts()));
  try {
    await parsed(parser, Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]));
  } catch (error) {
    for (const content of open) content.destroy(error as Error);
    await Promise.allSettled(under);
    throw error instanceof SuretyError ? error : malformed(error);
  }
  await Promise.all(under);
  if (fault !== null) throw fault;
}

/** The parser says that it is done only when all of its files have been read; `pipeline` would not wait for that. */
function parsed(parser: BusboyInstance, body: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.on("finish", resolve).on("error", reject);
    body.on("error", (error) => parser.destroy(error)).pipe(parser);
  });
}

function parserOf(c: Context): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": c.req.header("content-type") ?? "" },
      preservePath: true,
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits,
    });
  } catch (error) {
    throw malformed(error);
  }
}

function malformed(cause?: unknown): UserError {
  return new UserError({
    code: "malformed-form",
    message: "The body is not a form (multipart/form-data) that can be read.",
    remedy: "Let your HTTP client build it, and do not set its content-type by hand.",
    cause,
  });
}

function longText(field: string): UserError {
  return new UserError({
    code: "body-too-large",
    message: `The text "${field}" is larger than 1 MB.`,
    remedy: "Send it as a file, or a shorter text.",
    field,
  });
}

function tooManyParts(): UserError {
  return new UserError({
    code: "malformed-form",
    message: `A form has at most ${limits.files} files and ${limits.fields} texts.`,
    remedy: "Send the files one after the other to POST /api/v1/files, and name them by their hashes.",
  });
}
