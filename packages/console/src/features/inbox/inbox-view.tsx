import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { ProblemNote } from "../../design/problem-note.tsx";
import { SkeletonRows } from "../../design/skeleton.tsx";
import { useFirstThingsDone } from "../../services/first-things.ts";
import { queuesQuery } from "../../services/reviews.ts";
import { SelectionBar } from "../bulk/selection-bar.tsx";
import { useSelectionKeys } from "../bulk/use-selection-keys.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { AwayBanner } from "../people/away-banner.tsx";
import { InboxFoot } from "./inbox-foot.tsx";
import { addressOf, filterOf, type InboxSearch } from "./inbox-search.ts";
import { ListHead } from "./list-head.tsx";
import { NothingWaits } from "./nothing-waits.tsx";
import { OpenReview } from "./open-review.tsx";
import { QueueList } from "./queue-list.tsx";
import { ReviewList } from "./review-list.tsx";
import { useDecide } from "./use-decide.ts";
import { afterPaint, useAhead, whenIdle } from "./use-ahead.ts";
import { useInboxRows } from "./use-inbox-rows.ts";
import { useViews } from "./use-views.ts";
import { ViewDialog } from "./view-dialog.tsx";
import { ViewList } from "./view-list.tsx";

const wide = matchMedia("(min-width: 1024px)");

type Props = { openId: string | null; search: InboxSearch };

/** Queues, what waits in them, the open case, the answer: the screen where people work. */
export function InboxView({ openId: addressId, search }: Props) {
  const navigate = useNavigate();
  const counts = useQuery({ ...queuesQuery, enabled: useFirstThingsDone() }).data;
  const queues = counts?.items ?? [];
  const { views, active, go, saving, setSaving, saved } = useViews(search);
  const filter = useMemo(() => filterOf(search), [search]);
  const [aheadId, goAhead] = useAhead(addressId);
  const { query, rows, place, openId } = useInboxRows(filter, aheadId, wide.matches);
  const open = (id: string | undefined, replace = false) => {
    goAhead(id ?? null);
    afterPaint(
      () =>
        void (id === undefined
          ? navigate({ to: "/inbox", search: search as never, replace })
          : navigate({ to: "/inbox/$reviewId", params: { reviewId: id }, search: search as never, replace })),
    );
  };
  const { decide, escalate, undo } = useDecide({ open });
  // While another filter's rows still stand there, none of them is the first of this one.
  const first = query.isPlaceholderData ? undefined : rows[0]?.id;
  useEffect(() => {
    if (aheadId !== null || first === undefined || !wide.matches) return undefined;
    let stays = true;
    const address = { to: "/inbox/$reviewId", params: { reviewId: first }, search: search as never } as const;
    // It is on the screen already; its address can follow.
    afterPaint(() => whenIdle(() => void (stays && navigate({ ...address, replace: true }))));
    return () => void (stays = false);
  }, [aheadId, first, navigate, search]);
  const next = () => rows[place + 1]?.id ?? rows.find((row) => row.id !== openId)?.id;
  useKeys([
    {
      keys: "j",
      label: "Next review",
      group: "Inbox",
      run: () => place + 1 < rows.length && open(rows[place + 1]?.id, true),
    },
    { keys: "k", label: "Review before", group: "Inbox", run: () => place > 0 && open(rows[place - 1]?.id, true) },
    { keys: "z", label: "Undo the last answer", group: "Inbox", run: () => void undo() },
  ]);
  useSelectionKeys({ rows, place, open });
  const waiting =
    active?.open ??
    queues
      .filter((queue) => search.queue === undefined || queue.queue === search.queue)
      .reduce((sum, queue) => sum + queue.open, 0);
  return (
    <div className="flex h-full flex-col">
      <h1 className="sr-only">Inbox</h1>
      <AwayBanner />
      <div className="grid min-h-0 grow lg:grid-cols-[minmax(280px,330px)_minmax(0,1fr)] 2xl:grid-cols-[230px_360px_minmax(0,1fr)]">
        <div className="min-h-0 overflow-y-auto border-r bg-sunken max-2xl:hidden">
          <ViewList views={views} active={search.view} onView={go} onSaveView={() => setSaving(true)} />
          <QueueList queues={queues} search={search} />
        </div>
        <div className={`flex min-h-0 flex-col border-r bg-surface ${openId === null ? "" : "max-lg:hidden"}`}>
          <ListHead queues={queues} views={views} search={search} onView={go} onSaveView={() => setSaving(true)} />
          {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
          {query.isPending ? (
            <SkeletonRows rows={12} />
          ) : rows.length === 0 ? (
            (openId !== null || !wide.matches) && <NothingWaits search={search} />
          ) : (
            <ReviewList rows={rows} openId={openId} address={addressOf(search)} onOpen={open} />
          )}
          <SelectionBar filter={filterOf(search)} />
        </div>
        {openId === null ? (
          <div className="hidden items-center justify-center lg:flex">
            {rows.length > 0 ? (
              <p className="text-ink-3">Choose a review.</p>
            ) : (
              wide.matches && query.isSuccess && <NothingWaits search={search} />
            )}
          </div>
        ) : (
          <OpenReview
            key={openId}
            id={openId}
            search={search}
            onDone={() => open(next(), true)}
            decide={decide}
            escalate={escalate}
          />
        )}
      </div>
      <InboxFoot waiting={waiting} decided={counts?.decided ?? null} />
      {saving && <ViewDialog search={search} view={active} onClose={() => setSaving(false)} onSaved={saved} />}
    </div>
  );
}
