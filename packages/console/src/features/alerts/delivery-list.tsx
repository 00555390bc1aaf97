import type { AlertDetail } from "@surety/core/wire/alert";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { counted } from "../../design/format.ts";
import { Time } from "../../design/time.tsx";

type Props = { deliveries: AlertDetail["deliveries"]; busy: boolean; onAgain: () => void };

const tones = { sent: "neutral", pending: "caught", failed: "harm" } as const;
const words = { sent: "arrived", pending: "on its way", failed: "failed" } as const;

/** Whom the alert has reached, with the receipt of each, and what keeps the others from it. */
export function DeliveryList({ deliveries, busy, onAgain }: Props) {
  const failed = deliveries.some((one) => one.status === "failed");
  return (
    <Card
      title="Who was told"
      flush
      aside={
        failed && (
          <Button small disabled={busy} onClick={onAgain}>
            Send again
          </Button>
        )
      }
    >
      {deliveries.length === 0 ? (
        <p className="p-4 text-ink-2">
          Nobody outside this console: the workflow's document names no destination. Add{" "}
          <code className="font-mono">alerts</code> to it, with a mail, webhook or chat connection.
        </p>
      ) : (
        <ul className="divide-y">
          {deliveries.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2">
              <span>
                {one.connection}
                {one.to && <span className="text-ink-3"> to {one.to}</span>}
              </span>
              <span className="flex items-center gap-2 text-sm text-ink-3">
                {one.sentAt && <Time at={one.sentAt} />}
                {one.attempts > 1 && counted(one.attempts, "attempt")}
                <Badge tone={tones[one.status]}>{words[one.status]}</Badge>
              </span>
              {(one.error ?? one.receipt) && (
                <p className="w-full text-sm text-ink-2 [overflow-wrap:anywhere]">{one.error ?? one.receipt}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
