import type { AlertRow } from "@surety/core/wire/alert";
import { Badge, type BadgeTone } from "../../design/badge.tsx";

/** How bad it is: a shape, a colour and a word, because none of them alone is for everybody. */
const severities: Record<AlertRow["severity"], { word: string; path: string; colour: string }> = {
  critical: { word: "Broken", path: "M5 0.2L9.8 5 5 9.8 0.2 5z", colour: "var(--harm)" },
  warning: { word: "Warning", path: "M5 0.9L9.4 9H0.6z", colour: "var(--caught)" },
  info: { word: "Test", path: "M5 0.8a4.2 4.2 0 1 0 0.001 0z", colour: "var(--reviewed)" },
};

export function SeverityMark({ severity }: { severity: AlertRow["severity"] }) {
  const { word, path, colour } = severities[severity];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg width={11} height={11} viewBox="0 0 10 10" aria-hidden className="shrink-0">
        <path d={path} fill={colour} />
      </svg>
      {word}
    </span>
  );
}

const states: Record<AlertRow["state"], { word: string; tone: BadgeTone }> = {
  open: { word: "nobody yet", tone: "caught" },
  acknowledged: { word: "taken on", tone: "accent" },
  resolved: { word: "resolved", tone: "neutral" },
};

export function StateBadge({ state }: { state: AlertRow["state"] }) {
  return <Badge tone={states[state].tone}>{states[state].word}</Badge>;
}
