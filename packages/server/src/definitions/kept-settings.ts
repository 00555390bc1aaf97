import type { Queryable } from "../storage/database.ts";
import { unsealSettings } from "./sealed-settings.ts";

type Settings = Record<string, unknown>;

/** Where a connection leads; what was kept for one place is not handed to another. */
const places = ["url", "baseUrl", "host", "port", "provider"];

/**
 * Settings as they are meant: what nobody can send back because it is never shown (secrets), and the tools that people
 * allowed, stay as they are where they are left out, as long as the connection leads to the same place.
 */
export async function withKept(
  database: Queryable,
  { name, kind, settings }: { name: string; kind: string; settings: Settings },
  read: (secret: string) => Promise<string | null>,
): Promise<Settings> {
  const [row] = await database.query<{ settings: Settings }>(
    "select settings from surety.connections where name = $1 and kind = $2",
    [name, kind],
  );
  if (row === undefined || !isSamePlace(row.settings, settings)) return settings;
  const kept = Object.entries(row.settings).filter(([key, value]) => stays(key, value) && isLeftOut(settings[key]));
  return { ...settings, ...((await unsealSettings(Object.fromEntries(kept), read)) as Settings) };
}

function isSamePlace(stored: Settings, given: Settings): boolean {
  return places.every((place) => isLeftOut(given[place]) || written(stored[place]) === written(given[place]));
}

/** As it is written down: without a slash at the end. */
const written = (place: unknown) => (typeof place === "string" ? place.replace(/\/+$/, "") : place);

const stays = (key: string, value: unknown): boolean => key === "tools" || isSecret(value);

/** Somewhere in it is the name of a sealed secret. */
const isSecret = (value: unknown): boolean => JSON.stringify(value ?? null).includes('"$sealed":');

const isLeftOut = (value: unknown): boolean => value === undefined || value === "";
