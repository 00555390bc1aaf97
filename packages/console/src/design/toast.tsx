import { Toast } from "@base-ui/react/toast";
import type { ReactNode } from "react";

export type ToastData = { action?: { label: string; keys?: string; run: () => void }; until?: string | null };

/** Handed to services and features; shown by `Toasts` in the shell. */
export const toasts = Toast.createToastManager<ToastData>();

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      {children}
    </Toast.Provider>
  );
}
