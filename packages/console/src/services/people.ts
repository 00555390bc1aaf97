import type { Absence, DeskPerson, DeskPersonChange, PeopleGroup } from "@surety/core/wire/desk";
import type { Role } from "@surety/core/wire/session";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

/** Everybody who may decide or look, by name. Viewers are refused: they give no work. */
export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async ({ signal }) => (await http.get<{ items: DeskPerson[] }>("/people", signal)).items,
  staleTime: 30_000,
});

export const groupsQuery = queryOptions({
  queryKey: ["people", "groups"],
  queryFn: async ({ signal }) => (await http.get<{ items: PeopleGroup[] }>("/groups", signal)).items,
  staleTime: 30_000,
});

const person = (id: string) => `/people/${encodeURIComponent(id)}`;
const group = (name: string) => `/groups/${encodeURIComponent(name)}`;

function usePeopleChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
}

export const useChangePerson = () =>
  usePeopleChange(({ id, change }: { id: string; change: DeskPersonChange }) => http.put(person(id), change));

/** Null: they are there. */
export const useSetAbsence = () =>
  usePeopleChange(({ id, absence }: { id: string; absence: Absence | null }) =>
    absence === null ? http.delete(`${person(id)}/absence`) : http.put(`${person(id)}/absence`, absence),
  );

export const useSaveGroup = () =>
  usePeopleChange(({ name, members }: { name: string; members: string[] }) => http.put(group(name), { members }));

export const useDeleteGroup = () => usePeopleChange((name: string) => http.delete(group(name)));

/** The link is in the answer this once. */
export const useInvite = () =>
  useMutation({
    mutationFn: (role: Role) => http.post<{ link: string; expiresAt: string }>("/invitations", { role }),
  });
