import type { Context } from "hono";

interface NodeBindings {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

/** The address of the other end of the connection; forwarded-for headers are not believed, because anybody can write them. */
export function callerAddress(c: Context): string {
  return (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? "unknown";
}
