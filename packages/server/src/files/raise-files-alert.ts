import { noFigures } from "@surety/core/watch/alert-facts";
import type { Transaction } from "../storage/database.ts";
import { raiseAlert } from "../watch/raise-alert.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** What people are told of files or mails that did not become cases, or not yet. */
export interface FilesAlert {
  workflow: string;
  severity: "critical" | "warning";
  title: string;
  what: string;
  done: string;
  next: string;
}

export async function raiseFilesAlert(
  tx: Transaction,
  world: WorkerWorld,
  { workflow, severity, title, ...facts }: FilesAlert,
): Promise<void> {
  await raiseAlert(tx, world, {
    id: world.newId(),
    workflow,
    judgment: null,
    segment: null,
    kind: "files-refused",
    rate: null,
    severity,
    gate: null,
    watch: null,
    title,
    facts: { ...facts, ...noFigures },
  });
}

/** Lines that an alert names; the others are counted. */
const mostNamed = 10;

/** One line each, as far as an alert should be long. */
export function listed(lines: readonly string[]): string {
  const more = lines.length - mostNamed;
  return [...lines.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}
