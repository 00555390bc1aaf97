import type { LiveEvent } from "@surety/core/wire/session";
import { useQueryClient, type Query, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connection } from "./connection.ts";

/** Which views to read again when a noun changed. */
const views: Record<LiveEvent["noun"], string[]> = {
  case: ["cases", "case", "overview", "workflows", "workflow", "journal"],
  review: ["reviews", "review", "queues", "overview", "baseline", "bulk", "workload", "practice"],
  workflow: [
    "workflows",
    "workflow",
    "cascades",
    "quality",
    "gate",
    "overview",
    "readiness",
    "baseline",
    "value",
    "challengers",
    "challenger",
    "disagreements",
    "prompts",
  ],
  job: ["job", "datasets", "quality", "gate", "experiments", "experiment"],
  label: ["datasets", "quality", "gate"],
  alert: ["alerts", "alert", "overview", "gate"],
};
const BATCH_MS = 1000;
const AGAIN_MS = 3000;

/** Somebody deep in a long list keeps it as it is: reading forty pages again for one new row would be rude. */
function isShort(query: Query): boolean {
  const data = query.state.data as { pages?: unknown[] } | undefined;
  return (data?.pages?.length ?? 0) <= 3;
}

/**
 * A busy server says much: changes are gathered for a second, and only views on screen are read again; of reviews only those
 * that changed, or each decision of a colleague would ask for everybody's cases again.
 */
function gather(client: QueryClient): (event: LiveEvent) => void {
  const pending = new Set<string>();
  const reviews = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    timer = null;
    const changed = new Set(pending);
    const touched = new Set(reviews);
    pending.clear();
    reviews.clear();
    void client.invalidateQueries(
      {
        predicate: (query) => {
          const [noun, id] = query.queryKey;
          return (noun === "review" && touched.has(String(id))) || (changed.has(String(noun)) && isShort(query));
        },
      },
      { cancelRefetch: false },
    );
  };
  const begin = () => void (timer ??= setTimeout(flush, BATCH_MS));
  return (event) => {
    for (const key of views[event.noun]) pending.add(key);
    if (event.noun !== "review") return begin();
    if (event.ids.length === 0) pending.add("review");
    for (const id of event.ids) reviews.add(id);
    begin();
  };
}

/**
 * Listens to the live stream for as long as the shell is there. The browser reconnects by itself where nobody answers, but
 * not where a gateway answers for a server that is away: then it is opened anew.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const note = gather(client);
    let lost = false;
    let source = listen();
    let timer: ReturnType<typeof setTimeout> | undefined;
    function listen(): EventSource {
      const opened = new EventSource("/api/v1/live");
      opened.onopen = () => {
        connection.answered();
        if (lost) void client.invalidateQueries({ refetchType: "active" });
        lost = false;
      };
      opened.onmessage = (message) => note(JSON.parse(String(message.data)) as LiveEvent);
      opened.onerror = () => {
        lost = true;
        connection.failed();
        if (opened.readyState === EventSource.CLOSED) timer = setTimeout(() => (source = listen()), AGAIN_MS);
      };
      return opened;
    }
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client]);
}
