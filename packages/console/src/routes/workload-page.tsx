import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Hourglass from "lucide-react/icons/hourglass";
import { buttonClass } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { EmptyState } from "../design/empty-state.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { PeopleWork } from "../features/workload/people-work.tsx";
import { QueueWorkTable } from "../features/workload/queue-work-table.tsx";
import { WeekAhead } from "../features/workload/week-ahead.tsx";
import { workloadQuery } from "../services/workload.ts";

/** What waits for people, who has it, how long it takes, and what will come. */
export function WorkloadPage() {
  const query = useQuery(workloadQuery);
  return (
    <Page title="Workload" lead="What waits for people, how long it takes, and what the next seven days will bring.">
      <Loaded query={query} skeleton={<WorkloadSkeleton />}>
        {(work) =>
          work.queues.length === 0 ? (
            <EmptyState
              icon={<Hourglass size={28} aria-hidden />}
              title="Nothing waits, and nothing has come yet"
              action={
                <Link to="/workflows" className={buttonClass("primary")}>
                  Look at the workflows
                </Link>
              }
            >
              When cases come to people, their queues stand here with the hours that they need.
            </EmptyState>
          ) : (
            <>
              <Card title="By queue" flush>
                <QueueWorkTable queues={work.queues} today={work.today} weeks={work.forecast.weeks} />
              </Card>
              <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
                <Card title="The week ahead">
                  <WeekAhead forecast={work.forecast} capacity={work.capacity} />
                </Card>
                <Card title="Who has what" flush>
                  <PeopleWork people={work.people} />
                </Card>
              </div>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function WorkloadSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4">
      <Skeleton className="h-64" />
      <Skeleton className="h-48" />
    </div>
  );
}
