import type { GateTurn } from "@surety/core/wire/alert";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { Time } from "../../design/time.tsx";

const how: Record<GateTurn["how"], string> = {
  alarm: "by an alarm",
  evidence: "by new labels",
  override: "by hand, without new evidence",
};

/** What has shut and opened this gate, and on whose word. */
export function GateTurns({ turns }: { turns: readonly GateTurn[] }) {
  if (turns.length === 0) return null;
  return (
    <Card title="When the gate was shut and opened" flush>
      <ul className="divide-y">
        {turns.map((turn) => (
          <li
            key={turn.at + turn.segment + turn.turn}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2"
          >
            <Badge tone={turn.turn === "closed" ? "harm" : turn.how === "override" ? "caught" : "automated"}>
              {turn.turn === "closed" ? "closed" : "reopened"}
            </Badge>
            <span>
              {how[turn.how]}
              {turn.actor && ` (${turn.actor})`}
              {turn.segment && `, segment ${turn.segment}`}
            </span>
            {turn.because && <span className="text-ink-2">{turn.because}</span>}
            {turn.alert && (
              <Link to="/alerts" search={{ id: turn.alert }} className="text-accent-ink hover:underline">
                alert
              </Link>
            )}
            <Time at={turn.at} className="ml-auto text-sm text-ink-3" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
