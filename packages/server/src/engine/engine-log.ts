import type { DLogger } from "@dbos-inc/dbos-sdk";

/** Where the engine's warnings go. */
export interface EngineLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** DBOS's chatter at information level is of use to its own developers only: it is dropped. */
export function engineLogger(log: EngineLog): DLogger {
  return {
    info: () => {},
    debug: () => {},
    warn: (entry: unknown) => log.warn(text(entry)),
    error: (entry: unknown) => log.error(text(entry)),
  } as DLogger;
}

function text(entry: unknown): string {
  return entry instanceof Error ? entry.message : String(entry);
}
