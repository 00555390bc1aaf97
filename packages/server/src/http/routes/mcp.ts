import { mostBytes } from "../read-body.ts";
import type { App, RouteParts } from "../app-env.ts";

/** Where programs with a model ask: the Model Context Protocol. Its tools go through the API, with the caller's own key. */
export function mcpRoutes(app: App, { door, config }: RouteParts): void {
  // Loaded when somebody asks: most installations have nobody who does.
  const face = async () => (await import("../../mcp/mcp-face.ts")).mcpFace;
  let serve: Promise<(request: Request) => Promise<Response>> | undefined;
  for (const method of ["post", "get", "delete"] as const)
    app.on(method.toUpperCase(), "/mcp", door.guard(["read", "workflow"], method, "/mcp"), async (c) => {
      serve ??= face().then((mcpFace) =>
        mcpFace(async (request) => app.fetch(request, c.env), {
          version: config.version,
          origin: config.origin,
          mostBytes: config.mostBytes ?? mostBytes,
        }),
      );
      return (await serve)(c.req.raw);
    });
}
