import type { CaseDetail, CaseSummary } from "@surety/core/wire/case";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

export type CasePage = { items: CaseSummary[]; next: string | null };
export type CaseFilter = {
  workflow?: string | undefined;
  status?: string | undefined;
  route?: string | undefined;
  segment?: string | undefined;
  outcome?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  judgment?: string | undefined;
  label?: string | undefined;
  gate?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
};

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ["cases", filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<CasePage>(withQuery("/cases", { ...filter, cursor: pageParam, limit: 200 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    /** Comparing 100,000 rows with themselves for each new page would be felt. */
    structuralSharing: false,
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ["case", id],
    queryFn: ({ signal }) => http.get<CaseDetail>(`/cases/${encodeURIComponent(id)}`, signal),
  });

function useCaseAction(id: string, verb: "retry" | "cancel") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => http.post<CaseDetail>(`/cases/${encodeURIComponent(id)}/${verb}`),
    onSuccess: async (detail) => {
      client.setQueryData(caseQuery(id).queryKey, detail);
      await client.invalidateQueries({ queryKey: ["cases"] });
    },
  });
}

export const useRetryCase = (id: string) => useCaseAction(id, "retry");
export const useCancelCase = (id: string) => useCaseAction(id, "cancel");
