import { UserError } from "@surety/core/errors/user-error";

/** Slows down guessing: so many failures per address and account within the window, and more per address alone. */
export interface SignInLimit {
  /** Throws `UserError` (`too-many-attempts`) while the limit is reached. */
  check(address: string, email: string): void;
  failed(address: string, email: string): void;
  succeeded(address: string, email: string): void;
}

const windowMs = 10 * 60_000;
const perAccount = 8;
const perAddress = 40;
const mostKeys = 50_000;

export function createSignInLimit(clock: { now(): number } = Date): SignInLimit {
  const failures = new Map<string, { count: number; until: number }>();

  const countOf = (key: string): number => {
    const entry = failures.get(key);
    return entry === undefined || entry.until <= clock.now() ? 0 : entry.count;
  };
  const add = (key: string): void => {
    if (failures.size >= mostKeys) failures.clear();
    const count = countOf(key);
    failures.set(key, {
      count: count + 1,
      until: count === 0 ? clock.now() + windowMs : (failures.get(key)?.until ?? 0),
    });
  };
  const accountKey = (address: string, email: string): string => `${address} ${email.toLowerCase()}`;

  return {
    check(address, email) {
      if (countOf(accountKey(address, email)) >= perAccount || countOf(address) >= perAddress) throw tooMany();
    },
    failed(address, email) {
      add(address);
      add(accountKey(address, email));
    },
    succeeded: (address, email) => void failures.delete(accountKey(address, email)),
  };
}

function tooMany(): UserError {
  return new UserError({
    code: "too-many-attempts",
    message: "Too many failed attempts to sign in.",
    remedy: "Wait ten minutes, then try again.",
  });
}
