import type { Job } from "@surety/core/wire/workflow";
import { queryOptions, useMutation } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

/** A job is read once a second for as long as it runs. */
export const jobQuery = (id: string | null) =>
  queryOptions({
    queryKey: ["job", id],
    queryFn: ({ signal }) => http.get<Job>(`/jobs/${id}`, signal),
    enabled: id !== null,
    refetchInterval: (query) =>
      query.state.data?.status === "running" || query.state.data === undefined ? 1000 : false,
  });

/** Sends a file of cases; the answer is the job that takes them in. */
export const useImport = (workflow: string) =>
  useMutation({
    mutationFn: (file: File) => {
      const format = /\.(jsonl|ndjson)$/i.test(file.name) ? "jsonl" : "csv";
      return http.post<Job>(withQuery(`/workflows/${workflow}/imports`, { format }), file);
    },
  });
