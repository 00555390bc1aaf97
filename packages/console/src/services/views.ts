import type { SavedView, SavedViewRequest } from "@surety/core/wire/review-list";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

const path = (id: string) => `/views/${encodeURIComponent(id)}`;

/** The views of this person and the shared ones, with what waits in each. */
export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async ({ signal }) => (await http.get<{ items: SavedView[] }>("/views", signal)).items,
});

/** A view as it was filled in; `id` null for a new one. */
export type ViewForm = SavedViewRequest & { id: string | null; isDefault: boolean };

async function save({ id, isDefault, ...content }: ViewForm, wasDefault: boolean): Promise<string> {
  if (id !== null) await http.put(path(id), content);
  const saved = id ?? (await http.post<{ id: string }>("/views", content)).id;
  if (isDefault !== wasDefault) await http.put("/views/default", { view: isDefault ? saved : null });
  return saved;
}

/** Saves a view and what the inbox opens with; gives the id of the view. */
export function useSaveView(wasDefault: boolean) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: ViewForm) => save(form, wasDefault),
    onSettled: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}

export function useDeleteView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => http.delete(path(id)),
    onSettled: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}
