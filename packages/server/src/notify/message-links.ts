import type { ServerConfig } from "../project/server-config.ts";

/** Links in messages: to the address that people use, else to the one that this process listens at. */
export function messageLinks({
  publicUrl,
  host,
  port,
}: Pick<ServerConfig, "publicUrl" | "host" | "port">): (path: string) => string {
  const origin = (publicUrl ?? `http://${host}:${port}`).replace(/\/$/, "");
  return (path) => `${origin}${path}`;
}
