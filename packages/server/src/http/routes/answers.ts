import { problemDetails } from "@surety/core/wire/common";
import { z } from "@hono/zod-openapi";

/** A JSON answer in an OpenAPI route. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body in an OpenAPI route; without one the request is refused. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } };
}

/** What every route may answer besides its own: problem details. */
export const problems = {
  default: {
    description: "What went wrong, and what to do about it (RFC 9457)",
    content: { "application/problem+json": { schema: problemDetails } },
  },
};

/** `cursor` and `limit` of every list. */
export const paging = {
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};
