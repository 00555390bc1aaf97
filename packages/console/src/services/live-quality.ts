import type { LiveQuality } from "@surety/core/wire/watch";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";

const days = 30;

/** How one judgment does on live cases. The key begins with "quality", so it is read again with it. */
export const liveQualityQuery = (workflow: string, judgment: string) =>
  queryOptions({
    queryKey: ["quality", workflow, "live", judgment],
    queryFn: ({ signal }) =>
      http.get<LiveQuality>(
        `/workflows/${encodeURIComponent(workflow)}/live/${encodeURIComponent(judgment)}?days=${days}`,
        signal,
      ),
  });
