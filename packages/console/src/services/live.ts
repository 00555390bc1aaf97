import type { LiveEvent } from "@surety/core/wire/session";
import { useQueryClient, type Query, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { openChanges } from "./changes.ts";
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
/** Counts and lists of the inbox: whoever works by them must not begin with old ones. */
const toldToNobody = ["queues", "reviews"];
const BATCH_MS = 1000;
const AGAIN_MS = 3000;

/** Somebody deep in a long list keeps it as it is: reading forty pages again for one new row would be rude. */
function isShort(query: Query): boolean {
  const data = query.state.data as { pages?: unknown[] } | undefined;
  return (data?.pages?.length ?? 0) <= 3;
}

/** The names under which changes are noted: a noun, or one review of many. */
function keysOf({ noun, ids }: LiveEvent): string[] {
  if (noun !== "review") return views[noun];
  const others = views.review.filter((key) => key !== "review");
  return ids.length === 0 ? views.review : [...others, ...ids.map((id) => `review ${id}`)];
}

function isAmong(keys: ReadonlySet<string>, query: Query): boolean {
  const [noun, id] = query.queryKey.map(String);
  return keys.has(`${noun} ${id}`) || (noun !== undefined && keys.has(noun) && isShort(query));
}

/**
 * A busy server says much: changes are gathered for a second, and only views on screen are read again; of reviews only those
 * that changed, or each decision of a colleague would ask for everybody's cases again.
 */
function gather(client: QueryClient): (keys: readonly string[]) => void {
  const changes = openChanges();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const isBeingRead = (key: string) => client.isFetching({ predicate: (query) => isAmong(new Set([key]), query) }) > 0;
  const flush = () => {
    timer = null;
    const taken = changes.take(performance.now(), isBeingRead);
    void client.invalidateQueries({ predicate: (query) => isAmong(taken, query) }, { cancelRefetch: false });
    if (changes.waiting) begin();
  };
  const begin = () => void (timer ??= setTimeout(flush, BATCH_MS));
  return (keys) => {
    for (const key of keys) changes.note(key, performance.now());
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
        // Between the first answers and this moment the stream told nobody what changed.
        else note(toldToNobody);
        lost = false;
      };
      opened.onmessage = (message) => note(keysOf(JSON.parse(String(message.data)) as LiveEvent));
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
