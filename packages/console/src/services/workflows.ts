import type { Stage } from "@surety/core/wire/common";
import type { WorkflowRow } from "@surety/core/wire/overview";
import type { WorkflowDetail } from "@surety/core/wire/workflow";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

export const workflowsQuery = queryOptions({
  queryKey: ["workflows"],
  queryFn: async ({ signal }) => (await http.get<{ items: WorkflowRow[] }>("/workflows", signal)).items,
});

export const workflowQuery = (name: string) =>
  queryOptions({
    queryKey: ["workflow", name],
    queryFn: ({ signal }) => http.get<WorkflowDetail>(`/workflows/${encodeURIComponent(name)}`, signal),
  });

export function useSetStage(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { stage: Stage; because?: string }) =>
      http.post<WorkflowDetail>(`/workflows/${encodeURIComponent(name)}/stage`, change),
    onSuccess: async (detail) => {
      client.setQueryData(workflowQuery(name).queryKey, detail);
      await client.invalidateQueries({ queryKey: workflowsQuery.queryKey });
      await client.invalidateQueries({ queryKey: ["readiness", name] });
    },
  });
}
