import type { ReadinessWire } from "@surety/core/wire/stage";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";

/** Whether a workflow may go live, and what its trial has shown. */
export const readinessQuery = (name: string) =>
  queryOptions({
    queryKey: ["readiness", name],
    queryFn: ({ signal }) => http.get<ReadinessWire>(`/workflows/${encodeURIComponent(name)}/readiness`, signal),
  });
