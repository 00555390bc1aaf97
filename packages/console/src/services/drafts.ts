import type { WorkflowDrafts } from "@surety/core/wire/draft";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";

/** What became of drafted texts, action by action; read again with the quality of the workflow. */
export const workflowDraftsQuery = (workflow: string) =>
  queryOptions({
    queryKey: ["quality", workflow, "drafts"],
    queryFn: ({ signal }) => http.get<WorkflowDrafts>(`/workflows/${encodeURIComponent(workflow)}/drafts`, signal),
  });
