import { z } from "zod";
import { connection, duration, fields, identifier, template, toolName } from "./document-parts.ts";

const shared = { timeout: duration.optional(), retries: z.number().int().min(0).max(50).optional() };

/** What is done to the outside world or to the case; strings are templates, `set`/`data`/`body`/`input`/`arguments` values are CEL. */
export const action = z.union([
  z.strictObject({ assign: z.strictObject({ queue: template }) }),
  z.strictObject({
    update: z.strictObject({ connection, table: z.string().regex(/^[a-z_][a-z0-9_.]*$/), key: fields, set: fields }),
    ...shared,
  }),
  z.strictObject({
    http: z.strictObject({
      connection,
      method: z.enum(["POST", "PUT", "PATCH", "DELETE"]).default("POST"),
      path: template,
      body: fields.default({}),
    }),
    ...shared,
  }),
  z.strictObject({
    webhook: z.strictObject({ connection, event: z.string().min(1).max(200), data: fields }),
    ...shared,
  }),
  z.strictObject({ email: z.strictObject({ connection, to: template, subject: template, text: template }), ...shared }),
  z.strictObject({ notify: z.strictObject({ connection, text: template }), ...shared }),
  z.strictObject({ tool: z.strictObject({ connection, name: toolName, arguments: fields.default({}) }), ...shared }),
  z.strictObject({ start: z.strictObject({ workflow: z.string(), input: fields }) }),
  z.strictObject({ store: z.strictObject({ record: z.string().min(1).max(200), data: fields }) }),
  /** Keeps what the clauses of a contract ask for by a day, and reminds of it; how many days before, such as `30d`. */
  z.strictObject({
    track: z.strictObject({
      clauses: identifier,
      types: z.array(z.string().min(1).max(100)).min(1).max(60),
      remind: z
        .array(z.string().regex(/^\d{1,4}d$/, "whole days, such as 30d"))
        .min(1)
        .max(10)
        .default(["30d", "7d"]),
      /** Which day counts of a clause that names several; a term "from … until …" is over on its last. First, unless said. */
      day: z.enum(["first", "last"]).optional(),
      /** Whose calendar a day is of; where reviews have hours, theirs. */
      zone: z.string().min(1).max(100).optional(),
    }),
  }),
  /** Makes the calls that an agent proposed, where the case was decided as it answered. */
  z.strictObject({ carryOut: identifier }),
  z.strictObject({ call: z.string(), with: fields.default({}), ...shared }),
]);
export type Action = z.output<typeof action>;
