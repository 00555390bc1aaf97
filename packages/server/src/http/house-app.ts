import { microsOf } from "@surety/core/language/budget-schema";
import { fileURLToPath } from "node:url";
import type { House } from "../main.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openPeople } from "../security/people.ts";
import type { App } from "./app-env.ts";
import { createApp } from "./create-app.ts";

export interface HouseAppOptions {
  /** The origin people open, e.g. `http://localhost:4747`. */
  origin: string;
  version: string;
  demo: boolean;
}

const builtConsole = fileURLToPath(new URL("../../../console/dist", import.meta.url));
const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** The HTTP face of a running house. */
export function houseApp(house: House, { origin, version, demo }: HouseAppOptions): App {
  const { database, commands, world, secrets, files, fetcher, live, config, sessionSecret } = house;
  return createApp({
    database,
    commands,
    definitions: world.definitions,
    catalogue: world.catalogue,
    people: openPeople({ database, secret: sessionSecret, origin }),
    keys: openApiKeys(database),
    secrets,
    files,
    fetcher,
    scansFiles: config.scanner !== null,
    documents: world.documents,
    knowledge: world.knowledge,
    live,
    config: {
      origin,
      version,
      demo,
      consoleFolder: builtConsole,
      publicMetrics: loopback.has(config.host),
      ...(config.modelBudgetPerDay === null ? {} : { modelBudgetMicros: microsOf(config.modelBudgetPerDay) }),
    },
    log: { error: (fields, message) => world.log.error(`${message}: ${describe(fields)}`) },
    clock: world.clock,
  });
}

function describe(fields: Record<string, unknown>): string {
  const { err, ...others } = fields;
  return `${JSON.stringify(others)} ${err instanceof Error ? err.stack : ""}`;
}
