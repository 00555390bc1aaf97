import { toCsv, toJsonl } from "@surety/core/dataset/own-format";
import type { House } from "../main.ts";
import { setNamed, versionNamed } from "../datasets/set-versions.ts";
import { exportedItems } from "../queries/set-items.ts";
import type { Terminal } from "./terminal.ts";

const writers = { jsonl: toJsonl, csv: toCsv } as const;
export type SetFormat = keyof typeof writers;
export const setFormats = Object.keys(writers) as SetFormat[];

/** `surety export --set SET`: one version of a set as a file that `surety import --as-set` reads without loss. */
export async function exportSet(
  house: House,
  { set, version, as }: { set: string; version?: string | undefined; as: SetFormat },
  terminal: Terminal,
): Promise<void> {
  const { workflow } = await setNamed(house.database, set);
  const { number, hash } = await versionNamed(house.database, set, version);
  const text = writers[as](await exportedItems(house.database, set, hash));
  // The terminal ends the line itself.
  terminal.answer({ set, workflow, version: number, hash, format: as, text }, text.replace(/\r?\n$/, ""));
}
