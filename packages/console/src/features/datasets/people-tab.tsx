import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../design/empty-state.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { TeamCard } from "../practice/team-card.tsx";
import { agreementQuery, ownPracticeQuery, practiceQuery } from "../../services/datasets.ts";
import { AgreementCard } from "./agreement-card.tsx";
import { PracticeCard } from "./practice-card.tsx";

/** How people decide: your own numbers first, then how far people agree; to owners queues, and people who let them see. */
export function PeopleTab({ workflow, person, owner }: { workflow: string; person: string; owner: boolean }) {
  const own = useQuery(ownPracticeQuery);
  const all = useQuery({ ...practiceQuery, enabled: owner });
  const agreement = useQuery(agreementQuery(workflow));
  const others = (all.data?.items ?? []).filter((one) => one.person !== person);
  return (
    <div className="flex flex-col gap-4">
      <Loaded query={own}>
        {(mine) =>
          mine === null ? (
            <EmptyState title="You have decided nothing yet">
              Here you will see how long you take, how often you agree with the machine and with others, and how you did
              on cases whose answer was known.
            </EmptyState>
          ) : (
            <PracticeCard practice={mine} own />
          )
        }
      </Loaded>
      <Loaded query={agreement}>
        {(items) => (
          <>
            {items.map((one) => (
              <AgreementCard key={one.judgment} agreement={one} />
            ))}
          </>
        )}
      </Loaded>
      {all.data !== undefined && <TeamCard team={all.data.team} />}
      {others.map((one) => (
        <PracticeCard key={one.person} practice={one} own={false} />
      ))}
    </div>
  );
}
