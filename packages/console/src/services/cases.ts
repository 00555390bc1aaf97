import type { CaseDetail, CaseFamily, CaseFound, CaseSummary } from "@surety/core/wire/case";
import type { QuestionBackWire } from "@surety/core/wire/deciding";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

export type CasePage = { items: CaseSummary[]; next: string | null };
/** What a rate counts, in the words of a filter. */
export const foundWords: Record<CaseFound, string> = {
  overridden: "changed by people",
  "no-answer": "without an answer",
  exception: "down the exception path",
  "exception-or-failed": "down the exception path, or failed",
  "audited-wrong": "audited and wrong",
  "audited-right": "audited and right",
  "audit-open": "audit still open",
  "draft-accepted": "text sent as drafted, last 30 days",
  "draft-edited": "text edited before it was sent, last 30 days",
};

/** What narrows a list of cases, by its name in the address of the page and of the API. */
export const caseFilters = [
  "workflow",
  "status",
  "route",
  "segment",
  "outcome",
  "since",
  "until",
  "judgment",
  "label",
  "gate",
  "found",
  "verdict",
  "reason",
  "action",
  "version",
  "q",
  "sort",
] as const;
export type CaseFilter = { [Name in (typeof caseFilters)[number]]?: string | undefined };

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

/** What a split ties to this case; read again with it. */
export const familyQuery = (id: string) =>
  queryOptions({
    queryKey: ["case", id, "family"],
    queryFn: ({ signal }) => http.get<CaseFamily>(`/cases/${encodeURIComponent(id)}/family`, signal),
  });

/** What the sender of this case is asked; read while it waits for them. */
export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ["case", id, "question"],
    queryFn: ({ signal }) => http.get<QuestionBackWire>(`/cases/${encodeURIComponent(id)}/question`, signal),
    retry: false,
  });

function useCaseAction(id: string, verb: "retry" | "cancel" | "unblind") {
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
export const useUnblindCase = (id: string) => useCaseAction(id, "unblind");
export const useCancelCase = (id: string) => useCaseAction(id, "cancel");
