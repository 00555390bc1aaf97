import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Loaded } from "../design/loaded.tsx";
import { BulkPlanView } from "../features/bulk/bulk-plan-view.tsx";
import { BulkView } from "../features/bulk/bulk-view.tsx";
import { RecentBulks } from "../features/bulk/recent-bulks.tsx";
import { useSelection } from "../features/bulk/selection-store.ts";
import { bulkQuery } from "../services/bulk.ts";

/** Where one answer is given to all that is selected in the inbox. */
export function BulkPage() {
  return useSelection().ids.length === 0 ? <RecentBulks /> : <BulkPlanView />;
}

export function OneBulkPage() {
  const { bulkId = "" } = useParams({ strict: false });
  return (
    <Loaded query={useQuery(bulkQuery(bulkId))} title="Decided together">
      {(bulk) => <BulkView bulk={bulk} />}
    </Loaded>
  );
}
