import { z } from "zod";

/** The name of a header among the settings of a connection. */
export const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "a header name such as Authorization");
