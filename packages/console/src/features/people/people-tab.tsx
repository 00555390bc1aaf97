import { counted } from "../../design/format.ts";
import type { DeskPerson } from "@surety/core/wire/desk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Time } from "../../design/time.tsx";
import { peopleQuery } from "../../services/people.ts";
import { sessionQuery } from "../../services/session.ts";
import { AbsenceForm } from "./absence-form.tsx";
import { InviteForm } from "./invite-form.tsx";
import { GroupsCard } from "./groups-card.tsx";
import { PersonForm } from "./person-form.tsx";

type Sheet = { kind: "person" | "absence"; person: DeskPerson } | null;

/** Who decides here: what they can and take, and when they are away. */
export function PeopleTab() {
  const people = useQuery(peopleQuery);
  const [sheet, setSheet] = useState<Sheet>(null);
  const [inviting, setInviting] = useState(false);
  const owns = useQuery(sessionQuery).data?.person?.role === "owner";
  const close = () => setSheet(null);
  return (
    <>
      <Card
        title="People"
        aside={
          owns && (
            <Button tone="primary" small onClick={() => setInviting(true)}>
              Invite somebody
            </Button>
          )
        }
        flush
      >
        <Loaded query={people}>
          {(rows) => (
            <ul className="divide-y">
              {rows.map((person) => (
                <PersonItem key={person.id} person={person} onOpen={(kind) => setSheet({ kind, person })} />
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      {inviting && <InviteForm onClose={() => setInviting(false)} />}
      <GroupsCard people={people.data ?? []} />
      {sheet?.kind === "person" && <PersonForm person={sheet.person} onClose={close} />}
      {sheet?.kind === "absence" && <AbsenceForm person={sheet.person} people={people.data ?? []} onClose={close} />}
    </>
  );
}

function PersonItem({ person, onOpen }: { person: DeskPerson; onOpen: (kind: "person" | "absence") => void }) {
  const { name, email, role, groups, skills, open, capacity, hours, mayChange, mayChangeTimes } = person;
  const facts = [
    groups.length > 0 ? `in ${groups.join(", ")}` : "in no group",
    ...(skills.length > 0 ? [`can ${skills.join(", ")}`] : []),
    ...(hours === null ? [] : [`works in ${hours.zone}`]),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-56 grow">
        <p className="font-medium">
          {name} <span className="font-normal text-ink-3">{email}</span>
        </p>
        <p className="text-sm text-ink-3">{facts.join(" · ")}</p>
        <AbsenceLine absence={person.absence} />
      </div>
      {role !== "viewer" && (
        <span
          className="text-sm text-ink-2 tabular-nums"
          title="Reviews that they have, of as many as they take at once"
        >
          {open} of {counted(capacity, "review")}
        </span>
      )}
      <Badge>{role}</Badge>
      {mayChangeTimes && role !== "viewer" && (
        <Button small aria-label={`Out of office: ${name}`} onClick={() => onOpen("absence")}>
          Out of office
        </Button>
      )}
      {(mayChange || mayChangeTimes) && role !== "viewer" && (
        <Button small aria-label={`Change ${name}`} onClick={() => onOpen("person")}>
          Change
        </Button>
      )}
    </li>
  );
}

function AbsenceLine({ absence }: { absence: DeskPerson["absence"] }) {
  if (absence === null) return null;
  const then = absence.standInName === null ? "work goes back to its queue" : `${absence.standInName} stands in`;
  return (
    <p className="text-sm text-caught-ink">
      {absence.now ? "Out of office" : "Will be out of office"}, {absence.now ? "back" : "from"}{" "}
      <Time at={absence.now ? absence.until : absence.from} />; {then}
    </p>
  );
}
