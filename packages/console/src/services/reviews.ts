import type {
  DecisionRequest,
  DecisionResult,
  QueueCount,
  ReviewDetail,
  ReviewSummary,
} from "@surety/core/wire/review";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

export type ReviewPage = { items: ReviewSummary[]; next: string | null };
export type ReviewFilter = {
  queue?: string | undefined;
  workflow?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
};

const path = (id: string) => `/reviews/${encodeURIComponent(id)}`;

export const queuesQuery = queryOptions({
  queryKey: ["queues"],
  queryFn: async ({ signal }) => (await http.get<{ items: QueueCount[] }>("/queues", signal)).items,
});

export const reviewsQuery = (filter: ReviewFilter) =>
  infiniteQueryOptions({
    queryKey: ["reviews", filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<ReviewPage>(withQuery("/reviews", { status: "open", ...filter, cursor: pageParam, limit: 50 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ["review", id],
    queryFn: ({ signal }) => http.get<ReviewDetail>(path(id), signal),
    staleTime: 60_000,
  });

/** What each answer would do; read again with its review. */
export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ["review", id, "preview"],
    queryFn: ({ signal }) => http.get<ReviewPreview>(`${path(id)}/preview`, signal),
    staleTime: 60_000,
  });

/** What can be done with one review. Claims are refused with 409 while somebody else holds it. */
export const reviewActions = {
  claim: (id: string) => http.post<ReviewDetail>(`${path(id)}/claim`),
  release: (id: string) => http.post<ReviewDetail>(`${path(id)}/release`),
  skip: (id: string) => http.post<ReviewDetail>(`${path(id)}/skip`),
  decide: (id: string, decision: DecisionRequest) => http.post<DecisionResult>(`${path(id)}/decide`, decision),
  undo: (id: string) => http.post<DecisionResult>(`${path(id)}/undo`),
};
