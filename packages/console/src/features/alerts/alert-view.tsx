import type { AlertDetail } from "@surety/core/wire/alert";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { counted } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { useAlertAction } from "../../services/alerts.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { AlertFigures } from "./alert-figures.tsx";
import { SeverityMark, StateBadge } from "./alert-marks.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { ReasonList } from "./reason-list.tsx";
import { ReopenDialog } from "./reopen-dialog.tsx";
import { SayDialog } from "./say-dialog.tsx";

/** One alert: what broke, since when, why perhaps, what was done, what to do, and the keys to do it. */
export function AlertView({ alert }: { alert: AlertDetail }) {
  const [saying, setSaying] = useState<"resolve" | "reopen" | null>(null);
  const action = useAlertAction(alert.id);
  const acknowledge = () => alert.state === "open" && action.mutate({ verb: "acknowledge" });
  const canReopen = alert.gateClosed && alert.kind === "guarantee-broken";
  useKeys([
    { keys: "a", label: "Take the alert on", group: "Alerts", run: () => void acknowledge() },
    {
      keys: "r",
      label: "Resolve the alert",
      group: "Alerts",
      run: () => alert.state !== "resolved" && setSaying("resolve"),
    },
    { keys: "o", label: "Reopen its gate by hand", group: "Alerts", run: () => canReopen && setSaying("reopen") },
  ]);
  return (
    <article className="flex min-w-0 flex-col gap-4" aria-label={alert.title}>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <p className="flex items-center gap-2 text-sm text-ink-3">
            <SeverityMark severity={alert.severity} /> <StateBadge state={alert.state} /> <Time at={alert.createdAt} />
          </p>
          <h2 className="mt-1 text-h2">{alert.title}</h2>
        </div>
        <div className="flex flex-wrap gap-2">
          {alert.state === "open" && (
            <Button keys="a" tone="primary" disabled={action.isPending} onClick={acknowledge}>
              Take it on
            </Button>
          )}
          {canReopen && (
            <Button keys="o" onClick={() => setSaying("reopen")}>
              Reopen by hand
            </Button>
          )}
          {alert.state !== "resolved" && (
            <Button keys="r" onClick={() => setSaying("resolve")}>
              Resolve
            </Button>
          )}
        </div>
      </header>
      {action.error && saying === null && <ProblemNote error={action.error} />}
      <Card>
        <div className="flex flex-col gap-4">
          <p className="max-w-[72ch] text-ink">{alert.facts.what}</p>
          <AlertFigures alert={alert} />
        </div>
      </Card>
      {alert.kind !== "test" && <ReasonList reasons={alert.reasons} />}
      <div className="grid gap-4 xl:grid-cols-2">
        <Card title="What Surety has done">
          <p className="max-w-[72ch] text-ink-2">{alert.facts.done}</p>
          {alert.kind === "guarantee-broken" && <GateNow alert={alert} />}
        </Card>
        <Card title="What to do next">
          <p className="max-w-[72ch] text-ink-2">{alert.facts.next}</p>
        </Card>
      </div>
      <DeliveryList
        deliveries={alert.deliveries}
        busy={action.isPending}
        onAgain={() => action.mutate({ verb: "redeliver" })}
      />
      <History alert={alert} />
      {saying === "resolve" && (
        <SayDialog
          title="Resolve this alert"
          lead="It leaves the list of what needs somebody. A gate that is shut stays shut."
          label="What was it, and what was done?"
          least={3}
          action="Resolve"
          error={action.error}
          busy={action.isPending}
          onClose={() => setSaying(null)}
          onSay={(resolution) =>
            action.mutate({ verb: "resolve", body: { resolution } }, { onSuccess: () => setSaying(null) })
          }
        />
      )}
      {saying === "reopen" && (
        <ReopenDialog
          workflow={alert.workflow}
          judgment={alert.judgment ?? ""}
          segment={alert.segment ?? ""}
          onClose={() => setSaying(null)}
        />
      )}
    </article>
  );
}

function GateNow({ alert }: { alert: AlertDetail }) {
  const link = (
    <Link
      to="/workflows/$name"
      params={{ name: alert.workflow }}
      search={{ tab: "gate", ...(alert.judgment === null ? {} : { judgment: alert.judgment }) }}
      className="text-accent-ink hover:underline"
    >
      Open its gate
    </Link>
  );
  return (
    <p className="mt-2 text-ink-2">
      {alert.gateClosed
        ? `The gate is still shut. ${counted(alert.labelsSince, "label")} since then may speak for opening it. `
        : "The gate is open again. "}
      {link}
    </p>
  );
}

function History({ alert }: { alert: AlertDetail }) {
  const { acknowledgedAt, acknowledgedBy, resolvedAt, resolvedBy, resolution } = alert;
  if (acknowledgedAt === null && resolvedAt === null) return null;
  return (
    <p className="text-sm text-ink-3">
      {acknowledgedAt && (
        <>
          Taken on by {acknowledgedBy} <Time at={acknowledgedAt} />.{" "}
        </>
      )}
      {resolvedAt && (
        <>
          Resolved by {resolvedBy} <Time at={resolvedAt} />: {resolution}
        </>
      )}
    </p>
  );
}
