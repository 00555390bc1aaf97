import type { Bulk, BulkAnswer, BulkItem, BulkPlan } from "@surety/core/wire/bulk";
import type { ReviewSummary } from "@surety/core/wire/review";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";
import type { ReviewFilter } from "./reviews.ts";

/** One answer to many reviews, as it is given in the console. */
export type BulkDraft = {
  ids: string[];
  answers: Record<string, string>;
  verdict: "decide" | "reject" | "out-of-scope";
  reasonCode: string | null;
  note: string | null;
};

const path = (id: string) => `/reviews/bulk/${encodeURIComponent(id)}`;
const pageSize = 200;

/** What the answer as it stands would do. A note changes nothing of it, so it is not asked about again. */
export const bulkPlanQuery = ({ ids, answers, verdict }: BulkDraft) =>
  queryOptions({
    queryKey: ["bulk-plan", ids, answers, verdict],
    queryFn: async (): Promise<BulkPlan> =>
      (await http.post<BulkAnswer>("/reviews/bulk", { ids, answers, verdict })).plan,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 0,
  });

const moving = (bulk: Bulk | undefined): boolean => bulk?.status === "deciding" || bulk?.status === "undoing";

/** A bulk, read again and again while it moves. */
export const bulkQuery = (id: string) =>
  queryOptions({
    queryKey: ["bulk", id],
    queryFn: ({ signal }) => http.get<Bulk>(path(id), signal),
    refetchInterval: ({ state }) => (moving(state.data) ? 600 : false),
  });

export const bulkItemsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["bulk", id, "items"],
    queryFn: ({ pageParam, signal }) =>
      http.get<{ items: BulkItem[]; next: string | null }>(
        withQuery(`${path(id)}/items`, { cursor: pageParam, limit: 100 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** What this person decided at once lately. */
export const bulksQuery = queryOptions({
  queryKey: ["bulks"],
  queryFn: async ({ signal }) => (await http.get<{ items: Bulk[] }>("/reviews/bulk", signal)).items,
});

export const startBulk = async (draft: BulkDraft, seconds: number, hash: string): Promise<Bulk> => {
  const { bulk } = await http.post<BulkAnswer>("/reviews/bulk", { ...draft, seconds, hash });
  if (bulk === null) throw new Error("the server began nothing");
  return bulk;
};

/** Takes back all of a bulk, or the reviews that are named. */
export function useUndoBulk(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[] | null) => http.post<Bulk>(`${path(id)}/undo`, ids === null ? {} : { ids }),
    onSuccess: (bulk) => {
      client.setQueryData(bulkQuery(id).queryKey, bulk);
      void client.invalidateQueries({ queryKey: ["bulk", id] });
    },
  });
}

/** The first open reviews that match, up to so many; `more` says that there are others. */
export async function firstOpen(filter: ReviewFilter, most: number): Promise<{ ids: string[]; more: boolean }> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: ReviewSummary[]; next: string | null } = await http.get(
      withQuery("/reviews", { status: "open", ...filter, cursor, limit: pageSize }),
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null && ids.length < most);
  return { ids: ids.slice(0, most), more: cursor !== null || ids.length > most };
}
