const longestSeconds = 30;

/** Milliseconds that `Prefer: wait=N` asks for (RFC 7240), at most 30 s; 0 where it does not. */
export function preferredWait(header: string | undefined): number {
  const seconds = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})/i.exec(header ?? "")?.[1];
  return seconds === undefined ? 0 : Math.min(longestSeconds, Number(seconds)) * 1000;
}
