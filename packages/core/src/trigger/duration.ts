import { UserError } from "../errors/user-error.ts";

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `500ms`, `30s`, `15m`, `4h`, `30d` in milliseconds; a day is 24 hours. Throws a UserError for anything else. */
export function parseDuration(text: string): number {
  const match = /^(\d{1,6})(ms|s|m|h|d)$/.exec(text);
  const unit = unitMs[match?.[2] ?? ""];
  if (match === null || unit === undefined) {
    const message = `"${text.slice(0, 40)}" is not a duration.`;
    throw new UserError({
      code: "bad-duration",
      message,
      remedy: "Write a number and a unit: 500ms, 30s, 15m, 4h, 30d.",
    });
  }
  return Number(match[1]) * unit;
}
