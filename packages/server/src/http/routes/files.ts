import { z } from "@hono/zod-openapi";
import { UserError } from "@surety/core/errors/user-error";
import { fileHash, fileReference, shownDocument, type StoredFile, storedFile } from "@surety/core/wire/stored-document";
import type { Context } from "hono";
import type { Files } from "../../files/files.ts";
import { showDocument, shownImages } from "../../documents/show-document.ts";
import type { HouseDocuments } from "../../documents/house-documents.ts";
import { attachmentHeaders, pictureHeaders } from "../attachment-headers.ts";
import type { App, AppEnv, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { fileName, isMultipart, readMultipart } from "../multipart-case.ts";
import { limitedStream } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const path = "/api/v1/files";
const onePath = "/api/v1/files/:hash";
const pagePath = "/api/v1/files/:hash/pages/:page";
/** In pixels: enough to read small print on a large screen. */
const pictureWidth = 1400;
const params = z.object({ hash: fileHash });
const query = z.strictObject({ name: z.string().max(300).optional() });

/** Files by the hash of their content: sent in before the case that names them, and handed out to whoever may read cases. */
export function fileRoutes(app: App, { door, files, fetcher, documents }: RouteParts): void {
  describe(app);
  app.post(path, door.guard(["send", "case"], "post", path), async (c) => {
    return c.json(isMultipart(c) ? await onlyFile(c, files) : await wholeBody(c, files), 201);
  });

  const reference = door.route(["send", "case"], {
    method: "post",
    path: "/api/v1/files/references",
    request: { body: body(fileReference) },
    responses: { 201: json("The file was fetched and is kept", storedFile), ...problems },
  });
  app.openapi(reference, async (c) => {
    const { url, name } = c.req.valid("json");
    return c.json(await fetcher.fetch(url, fileName(name)), 201);
  });

  app.get(onePath, door.guard(["read", "case"], "get", onePath), async (c) => {
    const hash = c.req.param("hash");
    const file = found("file", hash, (await files.find([hash])).get(hash) ?? null);
    const name = fileName(c.req.query("name")) ?? file.name;
    return c.body(await files.read(hash), 200, attachmentHeaders({ ...file, name }));
  });

  const shown = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/files/{hash}/pages",
    request: { params },
    responses: { 200: json("What is shown of a document: its pages, or its text", shownDocument), ...problems },
  });
  app.openapi(shown, async (c) => {
    const { hash } = c.req.valid("param");
    const file = found("file", hash, (await files.find([hash])).get(hash) ?? null);
    return c.json(await showDocument(documents, file), 200);
  });

  app.get(pagePath, door.guard(["read", "case"], "get", pagePath), async (c) => {
    const { hash } = c.req.param();
    const file = found("file", hash, (await files.find([hash])).get(hash) ?? null);
    const page = Number(c.req.param("page")) - 1;
    const isStraight = shownImages.has(file.type) && (await documents.turnOf(hash, 0)) === 0;
    if (isStraight) return c.body(await files.read(hash), 200, pictureHeaders(file.type));
    return c.body(await picture(documents, file, page), 200, pictureHeaders("image/png"));
  });
}

async function picture(documents: HouseDocuments, file: StoredFile, page: number): Promise<ArrayBuffer> {
  const hasPictures = file.type === "application/pdf" || file.type.startsWith("image/");
  if (!hasPictures || !Number.isInteger(page) || page < 0) throw noPicture(file);
  const bytes = await documents.picture(file.hash, page, pictureWidth);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

function noPicture(file: StoredFile): UserError {
  return new UserError({
    code: "page-not-found",
    message: `There is no such picture of this document (${file.type}).`,
    remedy: "Pages of PDFs and images have one; pages count from 1.",
    field: "page",
  });
}

async function wholeBody(c: Context<AppEnv>, files: Files): Promise<StoredFile> {
  return files.add(await limitedStream(c, files.mostBytes), fileName(c.req.query("name")));
}

async function onlyFile(c: Context<AppEnv>, files: Files): Promise<StoredFile> {
  const { documents, refused } = await readMultipart(c, files);
  for (const error of Object.values(refused)) throw error;
  const [sent, ...others] = Object.values(documents);
  if (sent !== undefined && others.length === 0) {
    const { hash, name = null, type = "", size = 0 } = sent;
    return { hash, name, type, size };
  }
  throw new UserError({
    code: "not-one-file",
    message: `The form has ${others.length + (sent === undefined ? 0 : 1)} files; this address takes one.`,
    remedy: "Send one file in the part `file`, or the bytes alone as the body.",
    field: "file",
  });
}

function describe(app: App): void {
  app.openAPIRegistry.registerPath({
    method: "post",
    path,
    security: [{ key: [] }, { session: [] }],
    request: {
      query,
      body: {
        content: {
          "application/octet-stream": { schema: z.string() },
          "multipart/form-data": { schema: z.object({ file: z.string() }) },
        },
      },
    },
    responses: { 201: json("The file is kept; the same content again has the same hash", storedFile), ...problems },
  });
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/v1/files/{hash}",
    security: [{ key: [] }, { session: [] }],
    request: { params, query },
    responses: {
      200: {
        description: "The bytes, as an attachment",
        content: { "application/octet-stream": { schema: z.string() } },
      },
      ...problems,
    },
  });
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/v1/files/{hash}/pages/{page}",
    security: [{ key: [] }, { session: [] }],
    request: { params: params.extend({ page: z.coerce.number().int().min(1) }) },
    responses: {
      200: { description: "A page as a picture", content: { "image/png": { schema: z.string() } } },
      ...problems,
    },
  });
}
