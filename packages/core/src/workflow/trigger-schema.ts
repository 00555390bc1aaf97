import { z } from "zod";
import { connection, fields, slug } from "./document-parts.ts";

const id = slug;
const map = fields.optional();

/** An outside system posts events; a verifier is required unless it is marked public, which is recorded. */
const webhook = z.union([
  z.strictObject({ verify: z.strictObject({ standardWebhooks: z.string().regex(/^secret:[A-Z][A-Z0-9_]*$/) }) }),
  z.strictObject({ public: z.literal(true), because: z.string().min(10) }),
]);

/** What starts work. The input is the event itself, or what `map` (CEL over `event`) makes of it. */
export const trigger = z.union([
  z.strictObject({ id, api: z.strictObject({}), map }),
  z.strictObject({ id, webhook, map }),
  z.strictObject({
    id,
    form: z.strictObject({
      title: z.string().optional(),
      intro: z.string().optional(),
      /** The input fields it asks for, in their order; all of them where this is left out. */
      fields: z.array(z.string()).min(1).max(100).optional(),
      public: z.boolean().default(false),
    }),
    map,
  }),
  z.strictObject({
    id,
    file: z.strictObject({ formats: z.array(z.enum(["csv", "jsonl"])).default(["csv", "jsonl"]) }),
    map,
  }),
  z.strictObject({
    id,
    folder: z.strictObject({
      /** Below the project, or a whole path that whoever runs the server allows. */
      path: z.string().min(1).max(1000),
      /** Names of files that are taken, with `*` and `?`; all of them where this is left out. */
      files: z.array(z.string().min(1).max(200)).min(1).max(50).default(["*"]),
    }),
    map,
  }),
  z.strictObject({
    id,
    email: z.strictObject({
      /** Left out where mails are posted here by the mail server. */
      connection: connection.optional(),
      /** What becomes a case: each mail, or each of its attachments. */
      each: z.enum(["mail", "attachment"]).default("mail"),
    }),
    map,
  }),
]);

export type Trigger = z.output<typeof trigger>;
