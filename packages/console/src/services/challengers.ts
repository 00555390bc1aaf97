import type {
  ChallengeAnswer,
  ChallengerDetail,
  ChallengerList,
  Disagreement,
  PromotionRow,
} from "@surety/core/wire/challenger";
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";
import { workflowQuery } from "./workflows.ts";

const moving = new Set(["preparing", "replaying"]);

export const challengersQuery = (workflow: string) =>
  queryOptions({
    queryKey: ["challengers", workflow],
    queryFn: ({ signal }) => http.get<ChallengerList>(`/workflows/${encodeURIComponent(workflow)}/challengers`, signal),
  });

/** Read once a second while it replays. */
export const challengerQuery = (id: string) =>
  queryOptions({
    queryKey: ["challenger", id],
    queryFn: ({ signal }) => http.get<ChallengerDetail>(`/challengers/${id}`, signal),
    refetchInterval: (query) => (moving.has(query.state.data?.status ?? "") ? 1000 : false),
  });

export const disagreementsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["disagreements", id],
    queryFn: ({ pageParam, signal }) =>
      http.get<{ items: Disagreement[]; next: string | null }>(
        withQuery(`/challengers/${id}/disagreements`, { cursor: pageParam, limit: 20 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** Where the signed record of a promotion can be kept from. */
export const evidenceUrl = (promotion: string): string => `/api/v1/promotions/${promotion}`;

function useChange<Change, Answer>(workflow: string, change: (change: Change) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      for (const queryKey of [["challengers"], ["challenger"], workflowQuery(workflow).queryKey])
        await client.invalidateQueries({ queryKey });
    },
  });
}

/** Newly trained models, or another model in place of a stage, with what asking it may cost. */
export interface Challenge {
  reason: string;
  retrain: boolean;
  stage?: { from: string; to: string };
  spend?: number;
}

export const useChallenge = (workflow: string) =>
  useChange(workflow, (change: Challenge) =>
    http.post<ChallengeAnswer>(`/workflows/${encodeURIComponent(workflow)}/challengers`, change),
  );

export const usePromote = (workflow: string, id: string) =>
  useChange(workflow, (because: string) =>
    http.post<ChallengerDetail>(`/challengers/${id}/promote`, because === "" ? {} : { because }),
  );

export const useWithdraw = (workflow: string, id: string) =>
  useChange<void, ChallengerDetail>(workflow, () => http.post(`/challengers/${id}/withdraw`));

export const useCanary = (workflow: string, id: string) =>
  useChange(workflow, (share: number) => http.post<ChallengerDetail>(`/challengers/${id}/canary`, { share }));

export const useRollBack = (workflow: string) =>
  useChange(workflow, (because: string) =>
    http.post<PromotionRow>(`/workflows/${encodeURIComponent(workflow)}/rollback`, { because }),
  );
