import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { previewQuery, reviewQuery, reviewsQuery, type ReviewFilter } from "../../services/reviews.ts";
import { firstThingsDone, useFirstThingsDone } from "../../services/first-things.ts";
import { afterPaint, whenIdle } from "./use-ahead.ts";
import { useInboxStore } from "./inbox-store.ts";

const FEW = 12;
const AHEAD = 2;

/**
 * The open reviews without those just answered; the next ones are fetched before they are asked for. Where nothing is open
 * the first one is, if there is room for it (`openFirst`).
 */
export function useInboxRows(filter: ReviewFilter, askedId: string | null, openFirst: boolean) {
  const client = useQueryClient();
  const query = useInfiniteQuery(reviewsQuery(filter));
  const { handled } = useInboxStore();
  const rows = useMemo(
    () => query.data?.pages.flatMap((page) => page.items).filter((row) => !handled.has(row.id)) ?? [],
    [query.data, handled],
  );
  const openId = askedId ?? (openFirst && !query.isPlaceholderData ? (rows[0]?.id ?? null) : null);
  const place = rows.findIndex((row) => row.id === openId);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && rows.length - place < FEW) void fetchNextPage();
  }, [rows.length, place, hasNextPage, isFetchingNextPage, fetchNextPage]);
  // What is on the screen comes first: on a busy machine the next ones would take its time.
  const readable = useQuery({ ...reviewQuery(openId ?? ""), enabled: false }).data !== undefined;
  const nothing = query.isSuccess && rows.length === 0;
  useEffect(() => {
    if (readable || nothing) afterPaint(() => whenIdle(firstThingsDone));
  }, [readable, nothing]);
  const later = useFirstThingsDone();
  useEffect(() => {
    if (!readable || !later) return;
    whenIdle(() => {
      for (const { id } of rows.slice(place + 1, place + 1 + AHEAD)) {
        void client.prefetchQuery(reviewQuery(id));
        void client.prefetchQuery(previewQuery(id));
      }
    });
  }, [rows, place, client, readable, later]);
  return { query, rows, place, openId };
}
