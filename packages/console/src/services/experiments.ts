import type { ExperimentDetail, ExperimentRequest, ExperimentSummary } from "@surety/core/wire/experiment";
import type { PreviewRequest, PromptDiff, PromptHistory, PromptPreview } from "@surety/core/wire/prompt";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

const path = (workflow: string) => `/workflows/${encodeURIComponent(workflow)}`;
const lookAgainMs = 1000;

export const promptsQuery = (workflow: string, judgment: string | undefined) =>
  queryOptions({
    queryKey: ["prompts", workflow, judgment ?? null],
    queryFn: ({ signal }) => http.get<PromptHistory>(withQuery(`${path(workflow)}/prompts`, { judgment }), signal),
  });

export const promptDiffQuery = (workflow: string, judgment: string, from: number, to: number) =>
  queryOptions({
    queryKey: ["prompts", "diff", workflow, judgment, from, to],
    queryFn: ({ signal }) =>
      http.get<PromptDiff>(withQuery(`${path(workflow)}/prompts/diff`, { judgment, from, to }), signal),
    placeholderData: keepPreviousData,
  });

export const usePreview = (workflow: string) =>
  useMutation({
    mutationFn: (request: PreviewRequest) => http.post<PromptPreview>(`${path(workflow)}/prompts/preview`, request),
  });

export const experimentsQuery = (workflow: string) =>
  queryOptions({
    queryKey: ["experiments", workflow],
    queryFn: async ({ signal }) =>
      (await http.get<{ items: ExperimentSummary[] }>(`${path(workflow)}/experiments`, signal)).items,
  });

/** Read once a second while it runs. */
export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ["experiment", id],
    queryFn: ({ signal }) => http.get<ExperimentDetail>(`/experiments/${id}`, signal),
    refetchInterval: (query) => (query.state.data?.status === "running" ? lookAgainMs : false),
  });

/** A change of an experiment; what came of it is what the page shows next. */
function useChange<Input>(change: (input: Input) => Promise<ExperimentDetail>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (experiment) => {
      client.setQueryData(experimentQuery(experiment.id).queryKey, experiment);
      await client.invalidateQueries({ queryKey: experimentsQuery(experiment.workflow).queryKey });
    },
  });
}

export const usePlanExperiment = (workflow: string) =>
  useChange((request: Partial<ExperimentRequest>) =>
    http.post<ExperimentDetail>(`${path(workflow)}/experiments`, request),
  );

export const useStartExperiment = (id: string) =>
  useChange((mostMicros: number) => http.post<ExperimentDetail>(`/experiments/${id}/start`, { mostMicros }));

export const useCancelExperiment = (id: string) =>
  useChange<void>(() => http.post<ExperimentDetail>(`/experiments/${id}/cancel`));

export function useAdoptArm(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (arm: number) => http.post<{ challenger: string }>(`/experiments/${id}/adopt`, { arm }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["challengers"] }),
  });
}
