import type { BulkPlan } from "@surety/core/wire/bulk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { bulkPlanQuery, bulkQuery, startBulk } from "../../services/bulk.ts";
import { emptyDraft, type Draft, verdictForAll } from "../inbox/answer-draft.ts";
import { selectionStore, type useSelection } from "./selection-store.ts";

type Selected = ReturnType<typeof useSelection>;

/** One answer to all that is selected, the plan of it as it stands, and the one way to let it happen. */
export function useBulkDraft({ ids, since }: Selected) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const note = draft.note.trim();
  const asked = {
    ids: [...ids],
    answers: draft.verdict === "decide" ? draft.answers : {},
    verdict: verdictForAll(draft),
    reasonCode: draft.reasonCode,
    note: note === "" ? null : note,
  };
  const query = useQuery({ ...bulkPlanQuery(asked), enabled: ids.length > 0 });
  const start = useMutation({
    mutationFn: (plan: BulkPlan) => {
      const seconds = since === null ? 0 : Math.min(86_400, (Date.now() - since) / 1000);
      return startBulk(asked, seconds, plan.hash);
    },
    onSuccess: (bulk) => {
      client.setQueryData(bulkQuery(bulk.id).queryKey, bulk);
      void client.invalidateQueries({ queryKey: ["bulks"] });
      selectionStore.clear();
      void navigate({ to: "/inbox/bulk/$bulkId", params: { bulkId: bulk.id }, replace: true });
    },
    // Whatever has changed is shown before it can be confirmed again.
    onError: () => void query.refetch(),
  });
  const change = (next: Draft) => {
    start.reset();
    setDraft(next);
  };
  return { draft, change, query, start };
}
