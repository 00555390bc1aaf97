import type { Workload } from "@surety/core/wire/workload";
import { queryOptions } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

/** Today ends where this person is. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const workloadQuery = queryOptions({
  queryKey: ["workload"],
  queryFn: ({ signal }) => http.get<Workload>(withQuery("/workload", { zone }), signal),
});
