import type { Job } from "@surety/core/wire/workflow";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";

/** A job is read once a second for as long as it runs. */
export const jobQuery = (id: string | null) =>
  queryOptions({
    queryKey: ["job", id],
    queryFn: ({ signal }) => http.get<Job>(`/jobs/${id}`, signal),
    enabled: id !== null,
    refetchInterval: (query) =>
      query.state.data?.status === "running" || query.state.data === undefined ? 1000 : false,
  });
