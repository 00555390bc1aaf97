import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";
import { headerName } from "../outbound/header-name.ts";

/** An HTTP API: everything happens below `baseUrl`. All header values are secrets, because one of them usually is. */
export const httpSettings = z.strictObject({
  baseUrl: z.url({ protocol: /^https?$/ }).refine((url) => !/[?#@]/.test(url), "must not contain ?, # or @"),
  headers: z.record(headerName, secretText).default({}),
  /** Path asked by `test()`. */
  testPath: z.string().startsWith("/").max(500).default("/"),
  allowPrivate,
});
export type HttpSettings = z.output<typeof httpSettings>;
