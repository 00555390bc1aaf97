import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { opinionsQuery, suspectsQuery } from "../../services/datasets.ts";
import { LabelTable } from "./label-table.tsx";
import { OpinionCard } from "./opinion-card.tsx";
import { SuspectList } from "./suspect-list.tsx";

/**
 * What waits for a second person, what the model doubts, and every label there is; all labels only when it is known how
 * much room the others take.
 */
export function LabelsTab({ workflow, mayChange }: { workflow: string; mayChange: boolean }) {
  const opinions = useQuery(opinionsQuery(workflow));
  const suspects = useQuery(suspectsQuery(workflow));
  return (
    <div className="flex flex-col gap-4">
      <Loaded query={opinions} skeleton={<Skeleton className="h-26" />}>
        {(queue) => <OpinionCard queue={queue} />}
      </Loaded>
      <Loaded query={suspects} skeleton={<Skeleton className="h-36" />}>
        {(list) => <SuspectList suspects={list} mayChange={mayChange} />}
      </Loaded>
      {!opinions.isPending && !suspects.isPending && <LabelTable workflow={workflow} />}
    </div>
  );
}
