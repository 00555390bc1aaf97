import type { Session } from "@surety/core/wire/session";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => http.get<Session>("/session", signal),
  staleTime: 5 * 60_000,
});

export type SetupForm = { token: string; name: string; email: string; password: string };
export type SignInForm = { email: string; password: string };

export function useSetup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: SetupForm) => http.post<Session>("/setup", form),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: SignInForm) => http.post<Session>("/sign-in", form),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

/** Signs out and forgets everything that was read; another person may sit down next. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => http.post<undefined>("/sign-out"), onSuccess: () => client.clear() });
}
