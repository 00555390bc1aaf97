import type { ApiKeyRow, Role } from "@surety/core/wire/session";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: async ({ signal }) => (await http.get<{ items: ApiKeyRow[] }>("/keys", signal)).items,
});

/** The key itself is in the answer once and can never be read again. */
export function useCreateKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: { name: string; role: Role }) => http.post<{ key: string; row: ApiKeyRow }>("/keys", form),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}

export function useDeleteKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => http.delete<undefined>(`/keys/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}
