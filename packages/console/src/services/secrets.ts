import type { SecretRow } from "@surety/core/wire/secret";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

const path = (name: string) => `/secrets/${encodeURIComponent(name)}`;

export const secretsQuery = queryOptions({
  queryKey: ["secrets"],
  queryFn: async ({ signal }) => (await http.get<{ items: SecretRow[] }>("/secrets", signal)).items,
});

export function useEnterSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, value }: { name: string; value: string }) => http.put<undefined>(path(name), { value }),
    onSuccess: () => client.invalidateQueries({ queryKey: secretsQuery.queryKey }),
  });
}

export function useRemoveSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => http.delete<undefined>(path(name)),
    onSuccess: () => client.invalidateQueries({ queryKey: secretsQuery.queryKey }),
  });
}

/** A fresh secret for signed webhooks, as Standard Webhooks writes it. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
