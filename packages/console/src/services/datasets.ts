import type { MakeSetRequest, SetDetail, SetImport, SetSummary, SetVersion } from "@surety/core/wire/dataset";
import type { LabelRow, OpinionQueue, OpinionResult, SuspectAnswer, SuspectList } from "@surety/core/wire/label";
import type { JudgmentAgreement, Practice, PracticeSummary, TeamPractice } from "@surety/core/wire/practice";
import type { Job } from "@surety/core/wire/workflow";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

const workflowPath = (name: string) => `/workflows/${encodeURIComponent(name)}`;
const setPath = (name: string) => `/sets/${encodeURIComponent(name)}`;

/** Everything of this file is read again when labels change: its keys begin with `datasets`. */
const key = (...parts: unknown[]) => ["datasets", ...parts];

export const setsQuery = (workflow: string) =>
  queryOptions({
    queryKey: key("sets", workflow),
    queryFn: async ({ signal }) =>
      (await http.get<{ items: SetSummary[] }>(withQuery("/sets", { workflow }), signal)).items,
  });

export const setQuery = (name: string) =>
  queryOptions({ queryKey: key("set", name), queryFn: ({ signal }) => http.get<SetDetail>(setPath(name), signal) });

export const opinionsQuery = (workflow: string) =>
  queryOptions({
    queryKey: key("opinions", workflow),
    queryFn: ({ signal }) => http.get<OpinionQueue>(`${workflowPath(workflow)}/opinions`, signal),
  });

export const suspectsQuery = (workflow: string) =>
  queryOptions({
    queryKey: key("suspects", workflow),
    queryFn: ({ signal }) => http.get<SuspectList>(`${workflowPath(workflow)}/suspects`, signal),
  });

export type LabelFilter = { q?: string | undefined; source?: string | undefined; standing?: string | undefined };

export const labelsQuery = (workflow: string, filter: LabelFilter) =>
  queryOptions({
    queryKey: key("labels", workflow, filter),
    queryFn: ({ signal }) =>
      http.get<{ items: LabelRow[]; next: string | null }>(
        withQuery(`${workflowPath(workflow)}/labels`, { ...filter, limit: 100 }),
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const agreementQuery = (workflow: string) =>
  queryOptions({
    queryKey: key("agreement", workflow),
    queryFn: async ({ signal }) =>
      (await http.get<{ items: JudgmentAgreement[] }>(`${workflowPath(workflow)}/agreement`, signal)).items,
  });

/** Your own numbers, week by week; null before the first decision. */
export const ownPracticeQuery = queryOptions({
  queryKey: key("practice", "own"),
  queryFn: ({ signal }) => http.get<Practice | null>("/practice/own", signal),
});

/** Queues as a whole, and the people who let owners see theirs. */
export const practiceQuery = queryOptions({
  queryKey: key("practice", "all"),
  queryFn: ({ signal }) => http.get<{ team: TeamPractice[]; items: Practice[] }>("/practice", signal),
});

/** Your last 30 days. */
export const practiceSummaryQuery = queryOptions({
  queryKey: key("practice", "summary"),
  queryFn: ({ signal }) => http.get<PracticeSummary>("/practice/summary", signal),
});

export const useSetPractice = () =>
  useChange((change: { shared?: boolean; reviewHours?: number | null }) =>
    http.put<PracticeSummary>("/practice/settings", change),
  );

export const exportHref = (set: string, format: "jsonl" | "csv", version: string): string =>
  `/api/v1${withQuery(`${setPath(set)}/export`, { format, version })}`;

/** A change of labels or sets, after which what is on the screen is read again. */
function useChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ["datasets"] }),
  });
}

export const useOpinion = () =>
  useChange(({ label, value, seconds }: { label: string; value: string; seconds: number }) =>
    http.post<OpinionResult>(`/labels/${label}/opinion`, { value, seconds }),
  );

export const useResolveSuspect = () =>
  useChange(({ suspect, answer }: { suspect: string; answer: SuspectAnswer }) =>
    http.post<undefined>(`/suspects/${suspect}/resolve`, answer),
  );

export const useImportSet = (workflow: string) =>
  useChange(({ set, file, preview }: { set: string; file: File; preview: boolean }) =>
    http.post<SetImport>(
      withQuery(`${workflowPath(workflow)}/sets/${encodeURIComponent(set)}/import`, { preview: String(preview) }),
      file,
    ),
  );

export const useMakeSet = (workflow: string) =>
  useChange((request: Pick<MakeSetRequest, "name" | "from"> & Partial<MakeSetRequest>) =>
    http.post<SetVersion>(`${workflowPath(workflow)}/sets`, request),
  );

export const useRefreshSet = (set: string) =>
  useChange((size: number) => http.post<SetVersion>(`${setPath(set)}/refresh`, { size }));

export const useEvaluateSet = (set: string) => useChange(() => http.post<Job>(`${setPath(set)}/evaluate`));
