import { useQuery } from "@tanstack/react-query";
import { Button } from "../../design/button.tsx";
import { Time } from "../../design/time.tsx";
import { peopleQuery, useSetAbsence } from "../../services/people.ts";
import { sessionQuery } from "../../services/session.ts";

/** Says to somebody who is out of office by their own word that nothing is given to them meanwhile. */
export function AwayBanner() {
  const person = useQuery(sessionQuery).data?.person ?? null;
  const people = useQuery({ ...peopleQuery, enabled: person !== null && person.role !== "viewer" }).data;
  const back = useSetAbsence();
  const me = people?.find(({ id }) => id === person?.id);
  if (me?.absence?.now !== true) return null;
  const { until, standInName } = me.absence;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-caught-soft px-3 py-1.5 text-sm text-caught-ink"
    >
      <span>
        You are out of office, back <Time at={until} />. {standInName === null ? "Nobody" : standInName} stands in for
        you; nothing new is given to you.
      </span>
      <Button small disabled={back.isPending} onClick={() => back.mutate({ id: me.id, absence: null })}>
        I am back
      </Button>
    </div>
  );
}
