import type { FoundPassage, KeptSource, KnowledgeBase, KnowledgeSource } from "@surety/core/wire/knowledge";
import type { StoredFile } from "@surety/core/wire/stored-document";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

type SourcePage = { items: KnowledgeSource[]; next: string | null };

const basePath = (base: string) => `/knowledge/${encodeURIComponent(base)}`;
/** How often is looked while the meaning of passages is worked out. */
const workingMs = 3000;
const isWorking = ({ passages, embedded }: { passages: number; embedded: number }) => embedded < passages;

export const knowledgeBasesQuery = queryOptions({
  queryKey: ["knowledge", "bases"],
  queryFn: async ({ signal }) => (await http.get<{ items: KnowledgeBase[] }>("/knowledge", signal)).items,
  refetchInterval: (query) => (query.state.data?.some(isWorking) === true ? workingMs : false),
});

export const knowledgeSourcesQuery = (base: string) =>
  infiniteQueryOptions({
    queryKey: ["knowledge", "sources", base],
    queryFn: ({ pageParam, signal }) =>
      http.get<SourcePage>(withQuery(basePath(base), { cursor: pageParam, limit: 100 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some(({ items }) => items.some(isWorking)) === true ? workingMs : false,
  });

export const knowledgeSearchQuery = (base: string, text: string) =>
  queryOptions({
    queryKey: ["knowledge", "search", base, text],
    queryFn: async ({ signal }) =>
      (await http.get<{ items: FoundPassage[] }>(withQuery(`${basePath(base)}/search`, { q: text, most: 10 }), signal))
        .items,
    placeholderData: keepPreviousData,
  });

/** Sends a file and has it read; what was read of one of that name before is replaced. */
export async function addKnowledge(base: string, file: File): Promise<KeptSource> {
  const { hash } = await http.post<StoredFile>(withQuery("/files", { name: file.name }), file);
  return http.post<KeptSource>(`${basePath(base)}/sources`, { hash, name: file.name });
}

/** Has everything read again that shows knowledge bases. */
export function useKnowledgeChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["knowledge"] });
}

export function useRemoveSource(base: string) {
  const changed = useKnowledgeChanged();
  return useMutation({
    mutationFn: (id: string) => http.delete<undefined>(`${basePath(base)}/sources/${id}`),
    onSuccess: changed,
  });
}
