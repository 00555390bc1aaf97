import { TerminalError } from "@surety/core/errors/terminal-error";
import { Secret } from "@surety/core/ports/secret";

/** In place of a secret, its name among the sealed ones. */
interface Sealed {
  $sealed: string;
}

/** A copy of the settings in which every `Secret` went to `save` and left its name behind. */
export async function sealSettings(
  value: unknown,
  path: string,
  save: (name: string, text: string) => Promise<void>,
): Promise<unknown> {
  if (value instanceof Secret) {
    await save(path, value.reveal());
    return { $sealed: path } satisfies Sealed;
  }
  if (Array.isArray(value)) return Promise.all(value.map((one, at) => sealSettings(one, `${path}:${at}`, save)));
  if (value === null || typeof value !== "object") return value;
  const entries: [string, unknown][] = [];
  for (const [key, one] of Object.entries(value)) entries.push([key, await sealSettings(one, `${path}:${key}`, save)]);
  return Object.fromEntries(entries);
}

/** The settings with their secrets again. Throws a TerminalError where one is gone. */
export async function unsealSettings(value: unknown, read: (name: string) => Promise<string | null>): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => unsealSettings(one, read)));
  if (value === null || typeof value !== "object") return value;
  const { $sealed } = value as Partial<Sealed>;
  if (typeof $sealed === "string") {
    const text = await read($sealed);
    if (text === null)
      throw new TerminalError({
        code: "secret-not-found",
        message: `The secret ${$sealed} is gone.`,
        remedy: "Enter the connection's settings again.",
      });
    return text;
  }
  const entries: [string, unknown][] = [];
  for (const [key, one] of Object.entries(value)) entries.push([key, await unsealSettings(one, read)]);
  return Object.fromEntries(entries);
}
