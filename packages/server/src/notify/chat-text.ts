import type { PendingDelivery } from "./deliver-reviews.ts";

type Told = Pick<PendingDelivery, "event" | "workflow" | "data">;

/** One message for everything that a channel is to hear: how many, where. No words of any case. */
export function chatText(rows: readonly Told[], link: string): string {
  const created = linesOf(rows.filter(({ event }) => event === "review.created"));
  const overdue = linesOf(rows.filter(({ event }) => event === "review.overdue"));
  return [
    ...(created.length === 0 ? [] : ["New in the inbox", ...created]),
    ...(overdue.length === 0 ? [] : ["Overdue", ...overdue]),
    link,
  ].join("\n");
}

function linesOf(rows: readonly Told[]): string[] {
  const counts = new Map<string, number>();
  for (const { workflow, data } of rows)
    for (const [queue, count] of Object.entries(data["queues"] as Record<string, number>)) {
      const place = `${queue} (${workflow})`;
      counts.set(place, (counts.get(place) ?? 0) + count);
    }
  return [...counts].map(([place, count]) => `- ${place}: ${count}`);
}
