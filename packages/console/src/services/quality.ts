import type { Quality } from "@surety/core/wire/quality";
import type { SignalsWire } from "@surety/core/wire/signals";
import type { WorkflowReasons } from "@surety/core/wire/told-reason";
import type { Job } from "@surety/core/wire/workflow";
import { queryOptions, useMutation } from "@tanstack/react-query";
import { http } from "./http.ts";

const path = (name: string) => `/workflows/${encodeURIComponent(name)}`;

export const qualityQuery = (name: string) =>
  queryOptions({
    queryKey: ["quality", name],
    queryFn: ({ signal }) => http.get<Quality>(`${path(name)}/quality`, signal),
  });

/** Why people said what they said; read again with the quality of the workflow. */
export const reasonsQuery = (name: string) =>
  queryOptions({
    queryKey: ["quality", name, "reasons"],
    queryFn: ({ signal }) => http.get<WorkflowReasons>(`${path(name)}/reasons`, signal),
  });

/** Which signal of its language models carries what. */
export const signalsQuery = (name: string) =>
  queryOptions({
    queryKey: ["quality", name, "signals"],
    queryFn: ({ signal }) => http.get<SignalsWire>(`${path(name)}/signals`, signal),
  });

export const useTrain = (name: string) => useMutation({ mutationFn: () => http.post<Job>(`${path(name)}/train`) });
export const useCalibrate = (name: string) =>
  useMutation({ mutationFn: () => http.post<Job>(`${path(name)}/calibrate`) });
