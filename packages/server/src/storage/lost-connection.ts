/** Whether an error says that PostgreSQL went away or has no connection free, so that the same work may be tried again. */
export function isLostConnection(error: unknown): boolean {
  const { code = "", message = "", syscall } = error as { code?: string; message?: string; syscall?: string };
  return (
    (code === "ENOENT" && syscall === "connect") ||
    /^(08|57P|53300)|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/.test(code) ||
    /terminated|not queryable|ECONNREFUSED|timeout exceeded|Connection ended/i.test(message)
  );
}

/** Whether PostgreSQL asked for the transaction to be run again (serialisation failure, deadlock). */
export function isRetriableConflict(error: unknown): boolean {
  const { code = "" } = error as { code?: string };
  return code === "40001" || code === "40P01";
}

/** Whether the database failed and not the data: out of disk, memory or connections, shut down, or gone. */
export function isOutage(error: unknown): boolean {
  const { code = "" } = error as { code?: string };
  return (
    isLostConnection(error) || isRetriableConflict(error) || isDiskFull(error) || /^(25006|53|57|58|XX)/.test(code)
  );
}

/** Whether there is no space for what should have been written. */
export function isDiskFull(error: unknown): boolean {
  const { code = "" } = error as { code?: string };
  return code === "53100" || code === "ENOSPC";
}

/** Whether PostgreSQL found a fault in itself: that is for its log and ours, not for who sent the request. */
export function isInternal(error: unknown): boolean {
  return (error as { code?: string }).code?.startsWith("XX") ?? false;
}
