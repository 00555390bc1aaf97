import type { JournalEntry } from "@surety/core/wire/case";
import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

export type JournalPage = { items: JournalEntry[]; next: string | null };
export type JournalFilter = { workflow?: string | undefined; fate?: string | undefined };

export const journalQuery = (filter: JournalFilter) =>
  infiniteQueryOptions({
    queryKey: ["journal", filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<JournalPage>(withQuery("/journal", { ...filter, cursor: pageParam, limit: 100 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
