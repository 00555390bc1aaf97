import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../design/empty-state.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { agreementQuery, practiceQuery } from "../../services/datasets.ts";
import { AgreementCard } from "./agreement-card.tsx";
import { PracticeCard } from "./practice-card.tsx";

/** How people decide: your own numbers first, then how far people agree, then everybody's where you may see them. */
export function PeopleTab({ workflow, person, owner }: { workflow: string; person: string; owner: boolean }) {
  const own = useQuery(practiceQuery(false));
  const all = useQuery({ ...practiceQuery(true), enabled: owner });
  const agreement = useQuery(agreementQuery(workflow));
  const others = (all.data ?? []).filter((one) => one.person !== person);
  return (
    <div className="flex flex-col gap-4">
      <Loaded query={own}>
        {(mine) =>
          mine.length === 0 ? (
            <EmptyState title="You have decided nothing yet">
              Here you will see how long you take, how often you agree with the machine and with others, and how you did
              on cases whose answer was known.
            </EmptyState>
          ) : (
            mine.map((one) => <PracticeCard key={one.person} practice={one} own />)
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
      {others.map((one) => (
        <PracticeCard key={one.person} practice={one} own={false} />
      ))}
    </div>
  );
}
