import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import type { ReactNode } from "react";

/** Our own sheet around the list: the one of cmdk puts a style element into the page, which the policy forbids. */
export function PaletteFrame({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const label = "Find cases, pages, workflows and actions";
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          data-modal
          aria-label={label}
          className="fixed top-[14vh] left-1/2 z-50 w-[calc(100vw-24px)] max-w-xl -translate-x-1/2 rounded-md border bg-raised shadow-popover"
        >
          <Command label={label} shouldFilter={false}>
            {children}
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
