import type { CaseDetail } from "@surety/core/wire/case";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { familyQuery } from "../../services/cases.ts";
import { StatusMark } from "../cases/status-mark.tsx";

/** The case that this one was split from, and those that it was split into; nothing for all others. */
export function FamilyList({ detail }: { detail: Pick<CaseDetail, "id"> }) {
  const { parent, parts } = useQuery(familyQuery(detail.id)).data ?? { parent: null, parts: [] };
  if (parent === null && parts.length === 0) return null;
  return (
    <section aria-label="Split" className="flex flex-col gap-1 rounded-md border bg-surface px-4 py-3">
      {parent !== null && (
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <span className="text-ink-3">A part of </span>
          <CaseLink id={parent.id} title={parent.title} />
        </p>
      )}
      {parts.length > 0 && (
        <>
          <h2 className="text-sm font-medium text-ink-3">Split into {parts.length}</h2>
          <ul className="flex flex-col gap-1">
            {parts.map((part) => (
              <li key={part.id} className="flex min-w-0 flex-wrap items-center gap-x-4">
                <CaseLink id={part.id} title={part.title} />
                <span className="text-sm text-ink-2">
                  <StatusMark status={part.status} route={part.route} waitingFor={part.waitingFor} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function CaseLink({ id, title }: { id: string; title: string }) {
  return (
    <Link to="/cases/$id" params={{ id }} className="min-w-0 text-accent-ink [overflow-wrap:anywhere] hover:underline">
      {title}
    </Link>
  );
}
