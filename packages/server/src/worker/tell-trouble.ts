import type { SuretyError } from "@surety/core/errors/surety-error";
import type { WorkerWorld } from "./world.ts";

const againMs = 60_000;
const toldAt = new WeakMap<WorkerWorld, Map<string, number>>();

/** Tells the log, and whoever sits at the terminal, what a model needs; once a minute, however many cases ask it. */
export function tellTrouble(world: WorkerWorld, who: string, { message, remedy }: SuretyError): void {
  const told = toldAt.get(world) ?? new Map<string, number>();
  toldAt.set(world, told);
  const now = world.clock.now().getTime();
  if (now - (told.get(who) ?? -Infinity) < againMs) return;
  told.set(who, now);
  world.log.warn(`${who}: ${message} Its cases go to people meanwhile. ${remedy ?? ""}`.trim());
}
