import { Button } from "../../design/button.tsx";
import { toasts } from "../../design/toast.tsx";
import { useTestAlert } from "../../services/alerts.ts";

type Props = { workflow: string; onSent: (id: string) => void };

/** Finds out whether alerts of a workflow arrive, before one is needed. */
export function TestAlertButton({ workflow, onSent }: Props) {
  const test = useTestAlert(workflow);
  const send = () =>
    test.mutate(undefined, {
      onSuccess: (alert) => onSent(alert.id),
      onError: (error) => toasts.add({ title: error.message, type: "problem", priority: "high" }),
    });
  return (
    <Button disabled={test.isPending} onClick={send}>
      Send a test
    </Button>
  );
}
