import type { BulkPlan } from "@surety/core/wire/bulk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { bulkPlanQuery, bulkQuery, startBulk } from "../../services/bulk.ts";
import { emptyDraft, type Draft, verdictForAll } from "../inbox/answer-draft.ts";
import { forget, keep, keptName, readKept } from "../kept/kept-store.ts";
import { selectionStore, type useSelection } from "./selection-store.ts";

type Selected = ReturnType<typeof useSelection>;

/** One answer to all that is selected, the plan of it as it stands, and the one way to let it happen. */
export function useBulkDraft({ ids, since }: Selected) {
  const client = useQueryClient();
  const navigate = useNavigate();
  // Kept with this selection: what was written about some is not found again with others.
  const [name] = useState(() => keptName(`bulk.${since}`));
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft, ...readKept<Draft>(name) }));
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
      forget(name);
      selectionStore.clear();
      void navigate({ to: "/inbox/bulk/$bulkId", params: { bulkId: bulk.id }, replace: true });
    },
    // Whatever has changed is shown before it can be confirmed again.
    onError: () => void query.refetch(),
  });
  const change = (next: Draft) => {
    start.reset();
    keep(name, next);
    setDraft(next);
  };
  return { draft, change, query, start };
}
