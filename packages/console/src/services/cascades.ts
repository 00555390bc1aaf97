import type { CascadeEstimate, CascadesWire } from "@surety/core/wire/cascade";
import type { Job } from "@surety/core/wire/workflow";
import { queryOptions, useMutation } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

const path = (name: string) => `/workflows/${encodeURIComponent(name)}`;

/** Who answers what, and what each model saves; live figures move with the cases. */
export const cascadesQuery = (name: string) =>
  queryOptions({
    queryKey: ["cascades", name],
    queryFn: ({ signal }) => http.get<CascadesWire>(`${path(name)}/cascades`, signal),
    refetchInterval: 30_000,
  });

export const estimateQuery = (name: string) =>
  queryOptions({
    queryKey: ["cascades", name, "estimate"],
    queryFn: ({ signal }) => http.get<CascadeEstimate>(`${path(name)}/cascades/estimate`, signal),
  });

/** Asks every model about the labels, for at most so much money. */
export const useMeasure = (name: string) =>
  useMutation({
    mutationFn: ({ spend, batch }: { spend: number; batch: boolean }) =>
      http.post<Job>(withQuery(`${path(name)}/calibrate`, { spend, ...(batch ? { batch: "true" } : {}) })),
  });
