import type { ChallengerSummary } from "@surety/core/wire/challenger";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { Time } from "../../design/time.tsx";
import { statusWords } from "./challenger-words.ts";

/** What was tried before, and what became of it: each was one more chance to look better by luck. */
export function EarlierChallengers({ challengers }: { challengers: readonly ChallengerSummary[] }) {
  if (challengers.length === 0) return null;
  return (
    <Card title="Tried before" flush>
      <ol className="divide-y">
        {challengers.map((one) => (
          <li key={one.id} className="flex items-start justify-between gap-4 px-4 py-2.5">
            <div className="min-w-0">
              <p>{one.reason}</p>
              <p className="max-w-[90ch] text-sm text-ink-3">
                {one.createdBy ?? "Surety"}, <Time at={one.createdAt} />. {one.sentence}
              </p>
            </div>
            <Badge tone={statusWords(one.status).tone}>{statusWords(one.status).word}</Badge>
          </li>
        ))}
      </ol>
    </Card>
  );
}
