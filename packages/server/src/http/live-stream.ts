import type { LiveEvent } from "@surety/core/wire/session";

/** Where changes are announced; `unsubscribe` is what comes back. */
export interface LiveFeed {
  subscribe(listener: (event: LiveEvent) => void): () => void;
}

const heartbeatMs = 15_000;
/** A reader that lags this many events behind is let go: it reconnects and reads everything again. */
const mostBehind = 1000;
/** So that a session that ended does not listen on for days. */
const longestMs = 60 * 60_000;

/** Server-sent events, one for each change, and a comment now and then that keeps the connection open. */
export function liveStream(feed: LiveFeed): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) < -mostBehind) return end();
          controller.enqueue(encoder.encode(text));
        };
        const unsubscribe = feed.subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`));
        const heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
        const limit = setTimeout(() => end(), longestMs);
        heartbeat.unref();
        limit.unref();
        stop = () => {
          unsubscribe();
          clearInterval(heartbeat);
          clearTimeout(limit);
        };
        const end = () => {
          stop();
          controller.close();
        };
        send("retry: 2000\n\n");
      },
      cancel: () => stop(),
    },
    { highWaterMark: 16 },
  );
}
