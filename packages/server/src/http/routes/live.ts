import type { App, RouteParts } from "../app-env.ts";
import { liveStream } from "../live-stream.ts";
import { problems } from "./answers.ts";

/** What changes, as it changes. */
export function liveRoutes(app: App, { door, live }: RouteParts): void {
  const route = door.route(["read", "live"], {
    method: "get",
    path: "/api/v1/live",
    responses: {
      200: { description: "Server-sent events, each a liveEvent", content: { "text/event-stream": {} } },
      ...problems,
    },
  });
  app.openapi(route, (c) => {
    const headers = {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    };
    return c.body(liveStream(live), 200, headers);
  });
}
