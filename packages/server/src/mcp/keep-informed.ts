import type { ServerContext } from "@modelcontextprotocol/server";

/** How often a caller who asked for it hears that work is going on. */
const everyMs = 2000;

/**
 * Runs the work of a tool. A caller who asked for progress hears every other second that it goes on, so that their patience
 * need not be longer than that; one who has cancelled is not waited for.
 */
export async function keepInformed<Answer>({ mcpReq }: ServerContext, work: () => Promise<Answer>): Promise<Answer> {
  const token = mcpReq._meta?.progressToken;
  const begun = performance.now();
  const tell = () => {
    const progress = Math.round((performance.now() - begun) / 1000);
    const params = { progressToken: token ?? 0, progress, message: "The case is being worked on." };
    // Whoever is gone cannot be told.
    mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
  };
  const timer = token === undefined ? undefined : setInterval(tell, everyMs);
  try {
    return await Promise.race([work(), cancelled(mcpReq.signal)]);
  } finally {
    clearInterval(timer);
  }
}

function cancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason instanceof Error ? signal.reason : new Error("cancelled"));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}
