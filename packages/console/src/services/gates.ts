import type { GateChange, GateDetail } from "@surety/core/wire/gate-detail";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http } from "./http.ts";

const path = (workflow: string, judgment: string) =>
  `/workflows/${encodeURIComponent(workflow)}/gates/${encodeURIComponent(judgment)}`;

const arrivalsMs = 30_000;

/** Read again whenever the workflow, a job or a label changes; what arrives meanwhile may wait. */
export const gateQuery = (workflow: string, judgment: string) =>
  queryOptions({
    queryKey: ["gate", workflow, judgment],
    queryFn: ({ signal }) => http.get<GateDetail>(path(workflow, judgment), signal),
    refetchInterval: arrivalsMs,
  });

/** Asks another thing of the gate: a new version of the document. */
export function useChangeGate(workflow: string, judgment: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: GateChange) => http.put<GateDetail>(path(workflow, judgment), change),
    onSuccess: async (detail) => {
      client.setQueryData(gateQuery(workflow, judgment).queryKey, detail);
      await client.invalidateQueries({ predicate: ({ queryKey }) => changed.has(String(queryKey[0])) });
    },
  });
}

/** A new version is seen on all these pages. */
const changed = new Set(["gate", "quality", "workflow", "workflows"]);
