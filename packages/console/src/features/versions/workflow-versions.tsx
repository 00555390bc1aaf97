import type { WorkflowDetail } from "@surety/core/wire/workflow";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { challengersQuery } from "../../services/challengers.ts";
import { ChallengerView } from "./challenger-view.tsx";
import { EarlierChallengers } from "./earlier-challengers.tsx";
import { isOpen } from "./challenger-words.ts";
import { NewChallenger } from "./new-challenger.tsx";
import { PromotionHistory } from "./promotion-history.tsx";
import { VersionDocuments } from "./version-documents.tsx";

/** What is in force, what would take its place and on what evidence, and what has been in force before. */
export function WorkflowVersions({ detail }: { detail: WorkflowDetail }) {
  const list = useQuery(challengersQuery(detail.name));
  return (
    <Loaded query={list} skeleton={<VersionsSkeleton />}>
      {({ challengers, promotions, publicKey }) => {
        const open = challengers.find((one) => isOpen(one.status));
        const newest = open ?? challengers[0];
        return (
          <div className="flex flex-col gap-4">
            {open === undefined && <NewChallenger detail={detail} />}
            {newest !== undefined && <ChallengerView id={newest.id} workflow={detail.name} />}
            {promotions.length > 0 && (
              <PromotionHistory workflow={detail.name} promotions={promotions} publicKey={publicKey} />
            )}
            <EarlierChallengers challengers={challengers.filter((one) => one.id !== newest?.id)} />
            <VersionDocuments detail={detail} />
          </div>
        );
      }}
    </Loaded>
  );
}

/** The documents wait too, although they are here already: what stands above them is as high as it turns out to be. */
function VersionsSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4">
      <Skeleton className="h-40" />
      <div className="grid gap-4 xl:grid-cols-[360px_minmax(0,1fr)]">
        <Skeleton className="h-72" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
