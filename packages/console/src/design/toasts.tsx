import { Toast } from "@base-ui/react/toast";
import X from "lucide-react/icons/x";
import { Button } from "./button.tsx";
import { Countdown } from "./countdown.tsx";
import type { ToastData } from "./toast.tsx";

/** What just happened, at the foot of the screen, with the one thing that can be done about it. */
export function Toasts() {
  const manager = Toast.useToastManager<ToastData>();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed inset-x-3 bottom-14 z-50 flex flex-col items-center gap-2 sm:right-auto sm:left-1/2 sm:w-[400px] sm:-translate-x-1/2">
        {manager.toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className="w-full rounded-md border bg-raised px-3 py-2 shadow-popover [animation:toast-in_140ms] data-ending-style:opacity-0"
          >
            <Toast.Content className="flex items-start gap-3">
              <div className="min-w-0 grow py-0.5">
                <Toast.Title
                  className={toast.type === "problem" ? "font-medium text-harm-ink" : "font-medium"}
                  render={<p />}
                />
                <Toast.Description className="text-sm text-ink-2" />
              </div>
              {toast.data?.until && <Countdown until={toast.data.until} onEnd={() => manager.close(toast.id)} />}
              {toast.data?.action && (
                <Button small keys={toast.data.action.keys ?? ""} onClick={toast.data.action.run}>
                  {toast.data.action.label}
                </Button>
              )}
              <Toast.Close
                aria-label="Dismiss"
                className="flex items-center justify-center rounded-sm p-1 text-ink-3 hover:text-ink max-sm:size-11"
              >
                <X size={14} aria-hidden />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
