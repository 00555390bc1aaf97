import type { IncomingMessage } from "node:http";
import { UserError } from "@surety/core/errors/user-error";
import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { withoutNul } from "./without-nul.ts";

export const mostBytes = 1_048_576;
export const mostStreamBytes = 50 * 1_048_576;
/** What is read and thrown away of a body that is too large, so that its sender hears the answer. */
const mostDrained = 128 * 1_048_576;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The body as text. A larger one is read to its end, so that the answer arrives before the connection closes. */
export async function readText(c: Context, limit: number): Promise<string> {
  refuseCompressed(c);
  const length = c.req.header("content-length");
  if (length === undefined && c.req.raw.body !== null) return await readStream(c.req.raw.body, limit);
  if (Number(length ?? 0) <= limit) return decoded(await c.req.arrayBuffer());
  await drain(c.req.raw.body, mostDrained);
  throw tooLarge(limit);
}

/** The body as JSON. PostgreSQL cannot keep the NUL character, so it is refused where it can be named. */
export function parseJson(text: string): unknown {
  if (withoutNul(text) !== text) throw nulCharacter();
  return parsed(text);
}

/** One case, or an array of them, of which none holds up the others: a NUL among many is replaced, as in lines. */
export function parseCases(text: string): unknown {
  const storable = withoutNul(text);
  const sent = parsed(storable);
  if (storable !== text && !Array.isArray(sent)) throw nulCharacter();
  return sent;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError({
      code: "malformed-json",
      message: `The body is not valid JSON: ${(error as Error).message}.`,
      remedy: "Check quotes, commas and brackets.",
    });
  }
}

function nulCharacter(): UserError {
  return new UserError({
    code: "nul-character",
    message: "The body contains the NUL character (\\u0000), which cannot be stored.",
    remedy: "Remove it.",
  });
}

/** Bytes that are no UTF-8 would be kept as question marks: whoever sent them can still send them right. */
function decoded(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw new UserError({
      code: "not-utf-8",
      message: "The body is not text in UTF-8.",
      remedy: "Send it encoded as UTF-8.",
      cause: error,
    });
  }
}

function refuseCompressed(c: Context): void {
  const encoding = c.req.header("content-encoding");
  if (encoding === undefined || encoding === "" || encoding === "identity") return;
  throw new UserError({
    code: "compressed-body",
    message: `The body is compressed (${encoding}), which is not understood here.`,
    remedy: "Send it as it is, without Content-Encoding.",
    field: "Content-Encoding",
  });
}

/** Reads the body within a limit before the framework parses it; for routes whose body the schema describes. */
export function limitBody(limit = mostBytes): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    const text = await readText(c, limit);
    if (text !== "") parseJson(text);
    c.req.bodyCache.text = Promise.resolve(text) as unknown as string;
    await next();
  });
}

/** The stream itself, which fails with `body-too-large` at its end where it is longer than allowed. */
export async function limitedStream(c: Context, limit: number): Promise<ReadableStream<Uint8Array>> {
  refuseCompressed(c);
  const { body } = c.req.raw;
  if (Number(c.req.header("content-length") ?? 0) > limit) {
    await drain(body, mostDrained);
    throw tooLarge(limit);
  }
  if (body === null) return new Blob([]).stream();
  let size = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size <= limit) controller.enqueue(chunk);
        else if (size > limit + mostDrained) controller.error(tooLarge(limit));
      },
      flush(controller) {
        if (size > limit) controller.error(tooLarge(limit));
      },
    }),
    senderGone(c),
  );
}

/**
 * Does the work that a stream is for. Where that refuses it before its end, the rest is read and thrown away: many
 * programs send all they have before they read, and one that is cut off would not hear why.
 */
export async function heardOut<Result>(content: ReadableStream<Uint8Array>, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    // What goes wrong with the rest changes nothing: the answer is known.
    if (!content.locked) await drain(content, mostDrained).catch(() => {});
    throw error;
  }
}

/** Ends with the connection: once a request has been answered, nobody else notices that the rest of its body will not come. */
function senderGone(c: Context): { signal?: AbortSignal } {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  if (incoming === undefined) return {};
  const gone = new AbortController();
  const onClose = () => gone.abort(new Error("the connection was closed"));
  incoming.socket.once("close", onClose);
  incoming.once("end", () => incoming.socket.off("close", onClose));
  return { signal: gone.signal };
}

async function readStream(body: ReadableStream<Uint8Array>, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
    else if (size > limit + mostDrained) break;
  }
  if (size > limit) throw tooLarge(limit);
  return decoded(Buffer.concat(chunks));
}

async function drain(body: ReadableStream<Uint8Array> | null, most: number): Promise<void> {
  let size = 0;
  if (body === null) return;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) break;
  }
}

function tooLarge(limit: number): UserError {
  return new UserError({
    code: "body-too-large",
    message: `The body is larger than ${sizeOf(limit)}.`,
    remedy:
      limit < mostStreamBytes
        ? "Send several cases as NDJSON or as an import, or a link instead of the content."
        : "Split the file and send its parts one after the other.",
  });
}

function sizeOf(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.round(bytes / 1_048_576)} MB` : `${bytes} bytes`;
}
