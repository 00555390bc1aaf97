import { UserError } from "@surety/core/errors/user-error";
import { createMiddleware } from "hono/factory";

/** No name or search of ours has a NUL in it, and PostgreSQL takes none: an address with one is refused before it is read. */
export const refuseNul = createMiddleware(async (c, next) => {
  if (c.req.url.includes("%00"))
    throw new UserError({
      code: "nul-character",
      message: "The address contains the NUL character (%00), which stands in no name.",
      remedy: "Remove it.",
    });
  await next();
});
