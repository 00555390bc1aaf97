import type { ConnectionRow } from "@surety/core/wire/session";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

const path = (name: string) => `/connections/${encodeURIComponent(name)}`;

export const connectionsQuery = queryOptions({
  queryKey: ["connections"],
  queryFn: async ({ signal }) => (await http.get<{ items: ConnectionRow[] }>("/connections", signal)).items,
});

/** Secrets are written and never read back: an empty secret keeps the one that is stored. */
export function useSaveConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, kind, settings }: { name: string; kind: string; settings: Record<string, unknown> }) =>
      http.put<unknown>(path(name), { kind, settings }),
    onSuccess: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
}

export function useDeleteConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => http.delete<undefined>(path(name)),
    onSuccess: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
}

export const useTestConnection = () =>
  useMutation({ mutationFn: (name: string) => http.post<{ ok: boolean; message: string }>(`${path(name)}/test`) });
