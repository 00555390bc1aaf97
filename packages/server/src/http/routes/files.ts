import { z } from "@hono/zod-openapi";
import { UserError } from "@surety/core/errors/user-error";
import { fileHash, type StoredFile, storedFile } from "@surety/core/wire/stored-document";
import type { Context } from "hono";
import type { Files } from "../../files/files.ts";
import { attachmentHeaders } from "../attachment-headers.ts";
import type { App, AppEnv, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { fileName, isMultipart, readMultipart } from "../multipart-case.ts";
import { limitedStream } from "../read-body.ts";
import { json, problems } from "./answers.ts";

const path = "/api/v1/files";
const onePath = "/api/v1/files/:hash";
const params = z.object({ hash: fileHash });
const query = z.strictObject({ name: z.string().max(300).optional() });

/** Files by the hash of their content: sent in before the case that names them, and handed out to whoever may read cases. */
export function fileRoutes(app: App, { door, files }: RouteParts): void {
  describe(app);
  app.post(path, door.guard(["send", "case"], "post", path), async (c) => {
    return c.json(isMultipart(c) ? await onlyFile(c, files) : await wholeBody(c, files), 201);
  });

  app.get(onePath, door.guard(["read", "case"], "get", onePath), async (c) => {
    const hash = c.req.param("hash");
    const file = found("file", hash, (await files.find([hash])).get(hash) ?? null);
    const name = fileName(c.req.query("name")) ?? file.name;
    return c.body(await files.read(hash), 200, attachmentHeaders({ ...file, name }));
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
}
