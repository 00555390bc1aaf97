import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import ScrollText from "lucide-react/icons/scroll-text";
import { useCallback, useMemo } from "react";
import { EmptyState } from "../design/empty-state.tsx";
import { Select } from "../design/field.tsx";
import { Page } from "../design/page.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { SkeletonRows } from "../design/skeleton.tsx";
import { EntryPanel } from "../features/journal/entry-panel.tsx";
import { JournalTable } from "../features/journal/journal-table.tsx";
import { useKeys } from "../features/keyboard/key-store.ts";
import { present } from "../search-params.ts";
import { journalQuery } from "../services/journal.ts";
import { WorkflowSelect } from "../features/workflows/workflow-select.tsx";

const route = getRouteApi("/shell/journal");
const fates = ["accepted", "filtered", "duplicate", "invalid"].map((value) => ({ value, label: value }));

export function JournalPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(journalQuery({ workflow: search.workflow, fate: search.fate }));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const set = (change: Record<string, string | undefined>) =>
    void navigate({ search: present({ ...search, ...change }) as never, replace: true });
  const choose = useCallback(
    (sel: string) => void navigate({ search: (old) => ({ ...old, sel }), replace: true }),
    [navigate],
  );
  const place = rows.findIndex((row) => row.eventId === search.sel);
  const entry = rows[place];
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (next) choose(next.eventId);
  };
  useKeys([
    { keys: "j", label: "Next arrival", group: "Journal", run: () => step(1) },
    { keys: "k", label: "Arrival before", group: "Journal", run: () => step(-1) },
    { keys: "Escape", label: "Close the arrival", group: "Journal", run: () => set({ sel: undefined }) },
  ]);
  return (
    <Page
      title="Journal"
      lead="Everything that arrived, also what was turned away, and why."
      actions={
        <>
          <WorkflowSelect value={search.workflow} onChoose={(workflow) => set({ workflow, sel: undefined })} />
          <Select
            label="What became of it"
            className="w-40"
            value={search.fate ?? ""}
            onChange={(event) => set({ fate: event.target.value, sel: undefined })}
            options={[{ value: "", label: "Everything" }, ...fates]}
          />
        </>
      }
    >
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      <div className="flex items-start gap-4 max-lg:flex-col">
        <div className="flex h-[calc(100dvh-150px)] min-h-72 w-full min-w-0 grow flex-col overflow-x-auto rounded-md border bg-surface">
          {query.isPending ? (
            <SkeletonRows rows={14} />
          ) : rows.length === 0 ? (
            <EmptyState
              icon={<ScrollText size={28} aria-hidden />}
              title={search.fate || search.workflow ? "Nothing fits these filters" : "Nothing arrived yet"}
            >
              Send something to a workflow: by its webhook, its mailbox, its form, or with an API key. It is written
              here before anything else happens.
            </EmptyState>
          ) : (
            <JournalTable rows={rows} chosen={search.sel} more={more} onChoose={choose} />
          )}
        </div>
        {entry && <EntryPanel entry={entry} onClose={() => set({ sel: undefined })} />}
      </div>
    </Page>
  );
}
