import type { ChallengerStatus, DifferenceWire } from "@surety/core/wire/challenger";
import type { BadgeTone } from "../../design/badge.tsx";
import { count, points } from "../../design/format.ts";

const words: Record<ChallengerStatus, { word: string; tone: BadgeTone }> = {
  preparing: { word: "preparing", tone: "neutral" },
  replaying: { word: "replaying", tone: "accent" },
  shadowing: { word: "in the shadow", tone: "accent" },
  ready: { word: "ready", tone: "automated" },
  refused: { word: "refused", tone: "caught" },
  withdrawn: { word: "withdrawn", tone: "neutral" },
  promoted: { word: "promoted", tone: "automated" },
  "rolled-back": { word: "rolled back", tone: "caught" },
};

export const statusWords = (status: ChallengerStatus) => words[status];

/** Whether it still collects evidence. */
export const isOpen = (status: ChallengerStatus): boolean =>
  status === "preparing" || status === "replaying" || status === "shadowing" || status === "ready";

/** `+2.4 points (0.3 to 4.6)`: a gain or loss of accuracy with its interval. */
export function gainText({ value, low, high }: DifferenceWire): string {
  return `${signed(value)} points (${signed(low)} to ${signed(high)})`;
}

export const signed = (share: number): string => `${share > 0 ? "+" : share < 0 ? "−" : ""}${points(Math.abs(share))}`;

/** Evidence as people read it: whole numbers from 10 on, and no astronomy. */
export function evidenceText(evidence: number): string {
  if (evidence >= 1_000_000) return "over a million";
  return evidence >= 10 ? count(evidence) : evidence.toFixed(1);
}
