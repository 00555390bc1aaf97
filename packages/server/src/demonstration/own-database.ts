import { unsealSettings } from "../definitions/sealed-settings.ts";
import type { House } from "../main.ts";

/**
 * Makes a connection of the demonstration to the database of its house. It follows where the project was moved, and the
 * socket with it; what somebody has pointed elsewhere stays as it is. True where there was none.
 */
export async function connectToOwnDatabase(house: House, name: string): Promise<boolean> {
  const url = await savedUrl(house, name);
  if (url === house.database.url) return false;
  if (url === null || isProjectsOwn(url)) await house.connections.save(name, "postgres", { url: house.database.url });
  return url === null;
}

async function savedUrl(house: House, name: string): Promise<string | null> {
  const [row] = await house.database.query<{ settings: Record<string, unknown> }>(
    "select settings from surety.connections where name = $1",
    [name],
  );
  if (row === undefined) return null;
  const settings = await unsealSettings(row.settings, (key) => house.secrets.read(key));
  return String((settings as { url?: unknown }).url);
}

/** Whether it leads to the embedded PostgreSQL of a project, which has nothing but a socket in its folder. */
function isProjectsOwn(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.pathname === "/surety" && parsed.username === "postgres" && parsed.searchParams.has("host");
}
