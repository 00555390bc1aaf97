import { TransientError } from "@surety/core/errors/transient-error";
import type { CallLimits } from "@surety/core/ports/connector";

/**
 * Runs a call with a signal that fires at its timeout or when the caller cancels. The call loses the race even where it
 * does not listen: a `TransientError` (`timeout` or `cancelled`) says what happened.
 */
export async function withDeadline<T>(limits: CallLimits, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const ended = Promise.withResolvers<never>();
  const end = (code: string, message: string) => {
    const error = new TransientError({ code, message });
    ended.reject(error);
    controller.abort(error);
  };
  const cancel = () => end("cancelled", "The call was cancelled.");
  const timer = setTimeout(
    () => end("timeout", `There was no answer within ${limits.timeoutMs} ms.`),
    limits.timeoutMs,
  );
  limits.signal?.addEventListener("abort", cancel, { once: true });
  try {
    if (limits.signal?.aborted === true) cancel();
    else return await Promise.race([call(controller.signal), ended.promise]);
    return await ended.promise;
  } finally {
    clearTimeout(timer);
    limits.signal?.removeEventListener("abort", cancel);
  }
}
