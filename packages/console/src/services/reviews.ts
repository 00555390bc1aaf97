import type {
  DecisionRequest,
  DecisionResult,
  OpenedPage,
  QueueCounts,
  ReviewDetail,
  ReviewSummary,
} from "@surety/core/wire/review";
import type { ReviewFilter } from "@surety/core/wire/review-list";
import type { EscalateRequest, ReviewField } from "@surety/core/wire/deciding";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

export type ReviewPage = { items: ReviewSummary[]; next: string | null };
export type { ReviewFilter } from "@surety/core/wire/review-list";

const path = (id: string) => `/reviews/${encodeURIComponent(id)}`;

/** What waits in each queue, and what this person has decided since midnight, on whatever device. */
export const queuesQuery = queryOptions({
  queryKey: ["queues"],
  queryFn: ({ signal }) => {
    const since = new Date();
    since.setHours(0, 0, 0, 0);
    return http.get<QueueCounts>(withQuery("/queues", { since: since.toISOString() }), signal);
  },
});

/** Whether the list opens by itself, so that its first review is wanted with it: not where the address names another. */
const isListOpened = (): boolean => /^\/inbox\/?$/.test(location.pathname);

export const reviewsQuery = (filter: ReviewFilter) =>
  infiniteQueryOptions({
    queryKey: ["reviews", filter],
    queryFn: async ({ pageParam, signal, client, queryKey }): Promise<ReviewPage> => {
      const opens = pageParam === null && client.getQueryData(queryKey) === undefined && isListOpened();
      const query = { status: "open", ...filter, cursor: pageParam, limit: 50, with: opens ? "first" : null };
      const { first, ...page } = await http.get<OpenedPage>(withQuery("/reviews", query), signal);
      if (first) client.setQueryData(reviewQuery(first.id).queryKey, first);
      return page;
    },
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

/** Gives a review back while the page goes away, when nothing else is sent any more. */
export const releaseOnLeave = (id: string): boolean => navigator.sendBeacon(`/api/v1${path(id)}/release`);

/** The fields that can be corrected; read when somebody wants to. */
export const fieldsQuery = (id: string) =>
  queryOptions({
    queryKey: ["review", id, "fields"],
    queryFn: async ({ signal }) => (await http.get<{ items: ReviewField[] }>(`${path(id)}/fields`, signal)).items,
    staleTime: 60_000,
  });

export type PreviewRequest = {
  /** What was typed of a record or marked as clauses: nobody could list it. */
  answers: Record<string, string> | null;
  edits: Record<string, unknown>;
  question: { text: string; fields: string[] } | null;
};

/** The same as `previewQuery`, with corrections in force, answers as they were typed, and a question to the sender. */
export const correctedPreviewQuery = (id: string, request: PreviewRequest) =>
  queryOptions({
    queryKey: ["review", id, "preview", request],
    queryFn: () => http.post<ReviewPreview>(`${path(id)}/preview`, request),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });

/** What can be done with one review. Claims are refused with 409 while somebody else holds it. */
export const reviewActions = {
  claim: (id: string) => http.post<ReviewDetail>(`${path(id)}/claim`),
  release: (id: string) => http.post<ReviewDetail>(`${path(id)}/release`),
  skip: (id: string) => http.post<ReviewDetail>(`${path(id)}/skip`),
  decide: (id: string, decision: DecisionRequest) => http.post<DecisionResult>(`${path(id)}/decide`, decision),
  /** What the machine thinks, where it is not sent before somebody asks; `answers` are what they would have said. */
  suggestion: (id: string, answers: Record<string, string> | null) =>
    http.post<ReviewDetail>(`${path(id)}/suggestion`, { answers }),
  escalate: (id: string, request: EscalateRequest) => http.post<DecisionResult>(`${path(id)}/escalate`, request),
  undo: (id: string) => http.post<DecisionResult>(`${path(id)}/undo`),
};
