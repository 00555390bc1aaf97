import type { ObligationSettlement, ObligationWire } from "@surety/core/wire/obligation";
import { infiniteQueryOptions, keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

type ObligationPage = { items: ObligationWire[]; next: string | null };
export type ObligationFilter = { workflow?: string | undefined; status?: string | undefined };

export const obligationsQuery = (filter: ObligationFilter) =>
  infiniteQueryOptions({
    queryKey: ["obligations", filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<ObligationPage>(withQuery("/obligations", { ...filter, cursor: pageParam, limit: 100 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** What people do about an obligation; the lists are read again by themselves. */
export function useObligationAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: ObligationSettlement | { due: string }) =>
      http.post<ObligationWire>(`/obligations/${id}/${"due" in action ? "due" : "settle"}`, action),
    onSuccess: () => client.invalidateQueries({ queryKey: ["obligations"] }),
  });
}
