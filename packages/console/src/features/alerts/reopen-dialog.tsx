import { useReopenGate } from "../../services/alerts.ts";
import { SayDialog } from "./say-dialog.tsx";

type Props = { workflow: string; judgment: string; segment: string; onClose: () => void };

/** Opens a shut gate on a person's word, which is kept. */
export function ReopenDialog({ workflow, judgment, segment, onClose }: Props) {
  const reopen = useReopenGate(workflow, judgment);
  return (
    <SayDialog
      title="Reopen the gate without new evidence"
      lead="Cases are automated again at once, and watched anew. Your name and reason stay in the audit log, with the gate and on the overview until new labels support it. Deriving the thresholds again opens it with evidence instead, where labels since the alarm support one."
      label="Why may it automate although audits broke its promise?"
      least={10}
      action="Reopen"
      error={reopen.error}
      busy={reopen.isPending}
      onClose={onClose}
      onSay={(because) => reopen.mutate({ segment, because }, { onSuccess: onClose })}
    />
  );
}
