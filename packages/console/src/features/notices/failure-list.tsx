import type { FailedDelivery } from "@surety/core/wire/notification";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { failuresQuery, useRetryDelivery } from "../../services/notifications.ts";

/** What should have told somebody of a review and did not arrive: mails, messages of channels, webhooks. */
export function FailureList() {
  const failures = useQuery(failuresQuery);
  const retry = useRetryDelivery();
  return (
    <Card title="What did not arrive" flush>
      {retry.isError && (
        <div className="p-4">
          <ProblemNote error={retry.error} />
        </div>
      )}
      <Loaded query={failures}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="p-4 text-ink-2">Everything about reviews has arrived.</p>
          ) : (
            <ul className="divide-y">
              {rows.map((row) => (
                <FailureItem key={row.id} row={row} busy={retry.isPending} onRetry={() => retry.mutate(row.id)} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function FailureItem({ row, busy, onRetry }: { row: FailedDelivery; busy: boolean; onRetry: () => void }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-56 grow basis-0">
        <p className="font-medium">
          {wordsOf(row)} <span className="font-normal text-ink-3">through {row.connection}</span>
        </p>
        <p className="text-sm break-words text-harm-ink">{row.error}</p>
        <p className="text-sm text-ink-3">
          <Time at={row.createdAt} />, {row.attempts} {row.attempts === 1 ? "try" : "tries"}
        </p>
      </div>
      <Badge>{row.status === "failed" ? "given up" : "still tried"}</Badge>
      {row.status === "failed" && (
        <Button small disabled={busy} onClick={onRetry}>
          Try again
        </Button>
      )}
    </li>
  );
}

function wordsOf({ channel, event, person, workflow }: FailedDelivery): string {
  if (channel === "mail") return `${event === "digest" ? "Digest" : "Mail"} to ${person ?? "somebody"}`;
  return `${channel === "chat" ? "Message" : "Webhook"} ${event}${workflow === null ? "" : ` of ${workflow}`}`;
}
