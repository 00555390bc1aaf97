import type { CaseDecision, DecisionScreen } from "@surety/core/wire/decision";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";

/** Who decided about a case, as far as this person may know of it. */
export const caseDecisionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ["case", caseId, "decisions"],
    queryFn: async ({ signal }) =>
      (await http.get<{ items: CaseDecision[] }>(`/cases/${encodeURIComponent(caseId)}/decisions`, signal)).items,
  });

export const decisionScreenQuery = (id: string) =>
  queryOptions({
    queryKey: ["decision", id],
    queryFn: ({ signal }) => http.get<DecisionScreen>(`/decisions/${encodeURIComponent(id)}/screen`, signal),
  });
