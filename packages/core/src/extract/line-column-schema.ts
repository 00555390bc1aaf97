import { z } from "zod";
import { columnRoles, columnTypes, type LineColumn } from "./line-columns.ts";

/** One column of lines as a document writes it. */
export const lineColumn = z.strictObject({
  type: z.enum(columnTypes),
  country: z.string().length(2).optional(),
  is: z.enum(columnRoles).optional(),
  headers: z.array(z.string().min(1).max(60)).max(30).optional(),
}) satisfies z.ZodType<LineColumn>;
