import type { FailedDelivery, MailPreferences, MailSettings, OwnMailPreferences } from "@surety/core/wire/notification";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

export const preferencesQuery = queryOptions({
  queryKey: ["notifications", "preferences"],
  queryFn: ({ signal }) => http.get<OwnMailPreferences>("/notifications/preferences", signal),
});

export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (preferences: MailPreferences) =>
      http.put<OwnMailPreferences>("/notifications/preferences", preferences),
    onSuccess: (saved) => client.setQueryData(preferencesQuery.queryKey, saved),
  });
}

export const mailSettingsQuery = queryOptions({
  queryKey: ["notifications", "settings"],
  queryFn: ({ signal }) => http.get<MailSettings>("/notifications/settings", signal),
});

export function useSaveMailSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: MailSettings) => http.put<MailSettings>("/notifications/settings", settings),
    onSuccess: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
}

export const useTestMail = () =>
  useMutation({ mutationFn: () => http.post<{ ok: boolean; message: string }>("/notifications/test-mail") });

/** What did not arrive; looked at again while somebody watches. */
export const failuresQuery = queryOptions({
  queryKey: ["notifications", "failures"],
  queryFn: async ({ signal }) => (await http.get<{ items: FailedDelivery[] }>("/notifications/failures", signal)).items,
  refetchInterval: 5000,
});

export function useRetryDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => http.post<undefined>(`/notifications/failures/${encodeURIComponent(id)}/retry`),
    onSettled: () => client.invalidateQueries({ queryKey: failuresQuery.queryKey }),
  });
}
