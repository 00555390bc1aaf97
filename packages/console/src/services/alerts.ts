import type { AlertDetail, AlertRow, ReopenRequest } from "@surety/core/wire/alert";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

export type AlertPage = { items: AlertRow[]; next: string | null };
export type AlertFilter = { workflow?: string | undefined; state?: string | undefined };

export const alertsQuery = (filter: AlertFilter) =>
  infiniteQueryOptions({
    queryKey: ["alerts", filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<AlertPage>(withQuery("/alerts", { ...filter, cursor: pageParam, limit: 100 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Alerts that nobody has taken on yet. */
export const openAlertsQuery = queryOptions({
  queryKey: ["alerts", "count"],
  queryFn: async ({ signal }) => (await http.get<{ open: number }>("/alerts/count", signal)).open,
});

export const alertQuery = (id: string) =>
  queryOptions({ queryKey: ["alert", id], queryFn: ({ signal }) => http.get<AlertDetail>(`/alerts/${id}`, signal) });

/** What people do about an alert; lists and badge are read again by themselves. */
export function useAlertAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body }: { verb: "acknowledge" | "redeliver" | "resolve"; body?: { resolution: string } }) =>
      http.post<AlertDetail>(`/alerts/${id}/${verb}`, body),
    onSuccess: (alert) => {
      client.setQueryData(alertQuery(id).queryKey, alert);
      void client.invalidateQueries({ queryKey: ["alerts"] });
    },
  });
}

const workflowPath = (name: string) => `/workflows/${encodeURIComponent(name)}`;

/** A person's word that a shut gate may automate again. */
export function useReopenGate(workflow: string, judgment: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ReopenRequest) =>
      http.post<undefined>(`${workflowPath(workflow)}/gates/${encodeURIComponent(judgment)}/reopen`, request),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Sends an alert that says that nothing is wrong to everybody whom the document names. */
export const useTestAlert = (workflow: string) =>
  useMutation({ mutationFn: () => http.post<AlertDetail>(`${workflowPath(workflow)}/test-alert`) });
