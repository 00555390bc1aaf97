import type { AllowedTool, ConnectionToolRow } from "@surety/core/wire/connection-tool";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { connectionsQuery } from "./connections.ts";
import { http } from "./http.ts";

const path = (connection: string) => `/connections/${encodeURIComponent(connection)}/tools`;

/** What the server offers now: asked anew whenever somebody looks, and forgotten when they stop. */
export const connectionToolsQuery = (connection: string) =>
  queryOptions({
    queryKey: ["connections", connection, "tools"],
    queryFn: async ({ signal }) => (await http.get<{ items: ConnectionToolRow[] }>(path(connection), signal)).items,
    staleTime: 0,
    gcTime: 0,
  });

export function useAllowTool(connection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (allowed: AllowedTool) => http.post<undefined>(path(connection), allowed),
    // Also where it was refused: the tool is another by now, and must be read again.
    onSettled: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
}
