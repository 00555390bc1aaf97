import type { Mentionable } from "@surety/core/review/mentioned-in";
import type { AssignRequest, ReviewDesk } from "@surety/core/wire/desk";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

const path = (id: string) => `/reviews/${encodeURIComponent(id)}`;

/** Who has a review, and what was said about it; read again with its review. */
export const deskQuery = (id: string) =>
  queryOptions({
    queryKey: ["review", id, "desk"],
    queryFn: ({ signal }) => http.get<ReviewDesk>(`${path(id)}/desk`, signal),
    staleTime: 60_000,
  });

/** Whom a note on this review can name; read when somebody types `@`. */
export const mentionableQuery = (id: string) =>
  queryOptions({
    queryKey: ["review", id, "mentionable"],
    queryFn: async ({ signal }) => (await http.get<{ items: Mentionable[] }>(`${path(id)}/mentionable`, signal)).items,
    staleTime: 60_000,
  });

/** To a person, to a group, or back to its queue. */
export function useGive(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AssignRequest) => http.post<ReviewDesk>(`${path(id)}/assign`, request),
    onSuccess: async (desk) => {
      client.setQueryData(deskQuery(id).queryKey, desk);
      await client.invalidateQueries({ queryKey: ["reviews"] });
    },
  });
}

export function useAddNote(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => http.post<ReviewDesk>(`${path(id)}/notes`, { text }),
    onSuccess: (desk) => client.setQueryData(deskQuery(id).queryKey, desk),
  });
}

/** The case never comes to this person again. */
export function useRecuse(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => http.post<undefined>(`${path(id)}/recuse`, { reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["reviews"] });
      await client.invalidateQueries({ queryKey: ["queues"] });
    },
  });
}
