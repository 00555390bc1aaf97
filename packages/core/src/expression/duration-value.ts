import { FaultError } from "./fault.ts";

/** A CEL duration inside an expression; it leaves an expression as its milliseconds. */
export class DurationValue {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }
}

const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h30m`, `-15s`, `2d`; days are CEL's only addition here. */
export function durationFromText(source: string): DurationValue {
  const parts = [...source.matchAll(/(\d{1,12}(?:\.\d{1,6})?)(ms|s|m|h|d)/g)];
  const sign = source.startsWith("-") ? -1 : 1;
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== source.replace(/^[+-]/, "")) {
    throw new FaultError({
      code: "bad-value",
      message: `"${source.slice(0, 40)}" is not a duration such as 1h30m.`,
      offset: 0,
    });
  }
  const ms = parts.reduce((sum, part) => sum + Number(part[1]) * (unitMs[part[2] ?? ""] ?? 0), 0);
  return new DurationValue(sign * ms);
}
