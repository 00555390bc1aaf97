import type { DLogger } from "@dbos-inc/dbos-sdk";

/** Where the engine's warnings go. */
export interface EngineLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** How the engine says, many times a second, that its database is away; who runs the house is told once, by others. */
const away = /ECONN|ENOENT|EPIPE|terminat|connection|No space left|not yet accepting|starting up|shutting down/i;

/** DBOS's chatter at information level is of use to its own developers only: it is dropped. */
export function engineLogger(log: EngineLog): DLogger {
  const tell = (level: "warn" | "error", entry: unknown) => {
    const said = text(entry);
    if (away.test(said)) log.info(`engine: ${said}`);
    else log[level](said);
  };
  return {
    info: () => {},
    debug: () => {},
    warn: (entry: unknown) => tell("warn", entry),
    error: (entry: unknown) => tell("error", entry),
  } as DLogger;
}

function text(entry: unknown): string {
  return entry instanceof Error ? entry.message : String(entry);
}
