import { setTimeout as sleep } from "node:timers/promises";
import { z } from "@hono/zod-openapi";
import { oldestRunnable } from "../../queries/oldest-runnable.ts";
import { readMetrics } from "../../queries/read-metrics.ts";
import type { App, RouteParts } from "../app-env.ts";
import { metricsText } from "../metrics-text.ts";
import { shared } from "../shared.ts";
import { json, problems } from "./answers.ts";

/** A case that could run and has not begun for this long means that nothing is working. */
const patienceSeconds = 300;
/** Whoever asks has little time: a database that is silent for longer counts as gone. */
const longestLookMs = 2000;
const health = z.object({ ok: z.boolean() });
const readiness = z.object({
  ok: z.boolean(),
  oldestRunnableSeconds: z.number().nullable(),
  reason: z.string().nullable(),
});

/** What watches the server: whether it lives, whether work is being taken, and its numbers. */
export function healthRoutes(app: App, { door, database, config, clock }: RouteParts): void {
  const live = door.route("public", {
    method: "get",
    path: "/healthz",
    responses: { 200: json("The process answers", health) },
  });
  app.openapi(live, (c) => c.json({ ok: true }, 200));

  const ready = door.route("public", {
    method: "get",
    path: "/readyz",
    responses: { 200: json("Work is being taken", readiness), 503: json("It is not", readiness) },
  });
  app.openapi(ready, async (c) => {
    const looking = oldestRunnable(database, clock.now()).catch(() => undefined);
    const age = await Promise.race([looking, sleep(longestLookMs, undefined, { ref: false })]);
    if (age === undefined)
      return c.json({ ok: false, oldestRunnableSeconds: null, reason: "The database does not answer." }, 503);
    const ok = age === null || age < patienceSeconds;
    return c.json(
      { ok, oldestRunnableSeconds: age, reason: ok ? null : "A case that could run has not begun." },
      ok ? 200 : 503,
    );
  });

  const read = shared(() => readMetrics(database, clock.now()));
  const metrics = door.route(config.publicMetrics ? "public" : ["read", "metrics"], {
    method: "get",
    path: "/metrics",
    responses: {
      200: { description: "Prometheus text format", content: { "text/plain": { schema: z.string() } } },
      ...problems,
    },
  });
  app.openapi(metrics, async (c) =>
    c.text(metricsText(await read(undefined), process), 200, {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
    }),
  );
}
