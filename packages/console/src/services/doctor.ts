import type { DiagnosisWire } from "@surety/core/wire/doctor";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";

/** A design changes rarely, and fitting rules is work: a minute old is new enough. */
const freshMs = 60_000;

export const doctorQuery = (name: string) =>
  queryOptions({
    queryKey: ["doctor", name],
    queryFn: ({ signal }) => http.get<DiagnosisWire>(`/workflows/${encodeURIComponent(name)}/doctor`, signal),
    staleTime: freshMs,
  });
