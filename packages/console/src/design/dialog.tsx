import { Dialog as Base } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";

type Props = { open: boolean; onClose: () => void; title: string; children: ReactNode; wide?: boolean };

/** A modal sheet: focus stays inside, Escape closes, focus goes back to where it was. */
export function Dialog({ open, onClose, title, children, wide = false }: Props) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          data-modal
          className={`fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded-md border bg-raised shadow-popover ${wide ? "max-w-3xl" : "max-w-lg"}`}
        >
          <div className="flex items-center justify-between border-b px-4 py-2.5">
            <Base.Title className="text-h3">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className="flex items-center justify-center rounded-sm p-1 text-ink-3 hover:bg-sunken hover:text-ink max-sm:-my-2 max-sm:-mr-3 max-sm:size-11"
            >
              <X size={15} aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 overflow-auto p-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
