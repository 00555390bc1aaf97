import { UserError } from "@surety/core/errors/user-error";

/** The thing that was asked for, or `<noun>-not-found`. */
export function found<Thing>(noun: string, name: string, thing: Thing | null): Thing {
  if (thing !== null) return thing;
  throw new UserError({
    code: `${noun}-not-found`,
    message: `There is no ${noun} "${name.slice(0, 100)}".`,
    remedy: `Look it up in the list of ${noun}s.`,
  });
}
