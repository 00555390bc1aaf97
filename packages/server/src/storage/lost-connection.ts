/** Whether an error says that the connection to PostgreSQL went away, so that the same work may be tried again. */
export function isLostConnection(error: unknown): boolean {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return (
    /^(08|57P)|ECONN|ENOENT|EPIPE/.test(code) ||
    /terminated|not queryable|ECONNREFUSED|timeout exceeded|Connection ended/i.test(message)
  );
}

/** Whether PostgreSQL asked for the transaction to be run again (serialisation failure, deadlock). */
export function isRetriableConflict(error: unknown): boolean {
  const { code = "" } = error as { code?: string };
  return code === "40001" || code === "40P01";
}

/** Whether a unique index refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === "23505";
}
