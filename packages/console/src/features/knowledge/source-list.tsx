import type { KnowledgeSource } from "@surety/core/wire/knowledge";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { SkeletonRows } from "../../design/skeleton.tsx";
import { Time } from "../../design/time.tsx";
import { knowledgeSourcesQuery, useRemoveSource } from "../../services/knowledge.ts";
import { ConfirmButton } from "../settings/confirm-button.tsx";
import { kindWords, sizeWords } from "./knowledge-words.ts";

/** What is in a base, newest first. */
export function SourceList({ base, mayChange }: { base: string; mayChange: boolean }) {
  const query = useInfiniteQuery(knowledgeSourcesQuery(base));
  const remove = useRemoveSource(base);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="What is in it" aside="Newest first" flush>
      {(query.isError || remove.isError) && (
        <div className="p-3">
          <ProblemNote error={query.error ?? remove.error} retry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending ? (
        <SkeletonRows rows={4} />
      ) : rows.length === 0 ? (
        <p className="px-4 py-6 text-center text-ink-2">
          Nothing yet. What you add is found by its words at once, and by its meaning a little later.
        </p>
      ) : (
        <ul aria-label={`Sources of ${base}`} className="divide-y">
          {rows.map((one) => (
            <SourceRow key={one.id} source={one}>
              {mayChange && (
                <ConfirmButton
                  label="Remove"
                  question={`Drafts no longer rest on ${one.name}.`}
                  onConfirm={() => remove.mutate(one.id)}
                />
              )}
            </SourceRow>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="border-t p-2 text-center">
          <Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Older ones
          </Button>
        </div>
      )}
    </Card>
  );
}

function SourceRow({ source, children }: { source: KnowledgeSource; children: React.ReactNode }) {
  const { name, kind, caseId, addedBy, addedAt } = source;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2">
      <div className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{name}</span>
          <Badge>{kindWords[kind]}</Badge>
        </p>
        <p className="text-sm text-ink-3">
          {sizeWords(source)}; {caseId === null ? "added" : "sent"} by {addedBy}, <Time at={addedAt} />
          {caseId !== null && (
            <>
              {" "}
              in{" "}
              <Link to="/cases/$id" params={{ id: caseId }} className="text-accent-ink underline">
                its case
              </Link>
            </>
          )}
        </p>
      </div>
      {children}
    </li>
  );
}
