import type { App, RouteParts } from "../app-env.ts";

const path = "/openapi.json";

/** The API described for machines (OpenAPI 3.1), from the same schemas that check requests. */
export function openapiRoutes(app: App, { door, config }: RouteParts): void {
  let document: string | null = null;
  app.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "sk_…",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "surety.session_token",
  });

  app.get(path, door.guard("public", "get", path), (c) => {
    document ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: "3.1.0",
        info: {
          title: "Surety",
          version: config.version,
          description: "AI workflow automation in which automation is earned.",
        },
        servers: [{ url: config.origin }],
      }),
    );
    return c.body(document, 200, { "content-type": "application/json" });
  });
}
