import type { BaselineWire, TimingRequest } from "@surety/core/wire/baseline";
import type { OutcomeReceipts } from "@surety/core/wire/outcome";
import type { SpendingWire } from "@surety/core/wire/spending";
import type { ValueWire } from "@surety/core/wire/value";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

const path = (name: string) => `/workflows/${encodeURIComponent(name)}`;
const formatOf = (file: File) => (file.name.endsWith(".csv") ? "csv" : "jsonl");

export const valueQuery = (name: string, weeks: number) =>
  queryOptions({
    queryKey: ["value", name, weeks],
    queryFn: ({ signal }) => http.get<ValueWire>(withQuery(`${path(name)}/value`, { weeks }), signal),
    placeholderData: keepPreviousData,
  });

/** What language models cost it; today's figures move with its cases. */
export const spendingQuery = (name: string) =>
  queryOptions({
    queryKey: ["spending", name],
    queryFn: ({ signal }) => http.get<SpendingWire>(`${path(name)}/spending`, signal),
    refetchInterval: 30_000,
  });

export const baselineQuery = (name: string) =>
  queryOptions({
    queryKey: ["baseline", name],
    queryFn: ({ signal }) => http.get<BaselineWire>(`${path(name)}/baseline`, signal),
  });

/** What changes the baseline changes what everything is compared with. */
function useBaselineChange<Sent>(name: string, send: (sent: Sent) => Promise<BaselineWire>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (baseline) => {
      client.setQueryData(baselineQuery(name).queryKey, baseline);
      await client.invalidateQueries({
        predicate: ({ queryKey }) => ["value", "readiness"].includes(String(queryKey[0])),
      });
    },
  });
}

export const useStartTiming = (name: string) =>
  useBaselineChange(name, (request: TimingRequest) =>
    http.post<BaselineWire>(`${path(name)}/baseline/timing`, request),
  );
export const useStopTiming = (name: string) =>
  useBaselineChange(name, () => http.post<BaselineWire>(`${path(name)}/baseline/timing/stop`));
export const useImportBaseline = (name: string) =>
  useBaselineChange(name, (file: File) =>
    http.post<BaselineWire>(withQuery(`${path(name)}/baseline/import`, { format: formatOf(file) }), file),
  );

export function useImportOutcomes(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      http.post<OutcomeReceipts>(withQuery(`${path(name)}/outcomes/import`, { format: formatOf(file) }), file),
    onSuccess: () => client.invalidateQueries({ queryKey: ["value", name] }),
  });
}
