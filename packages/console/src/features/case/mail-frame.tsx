import ImageOff from "lucide-react/icons/image-off";
import { useMemo } from "react";
import { counted } from "../../design/format.ts";
import { framedMail } from "./mail-html.ts";

/** The mail as it was sent, in a frame that can do nothing: no scripts, no forms, no requests, no way out. */
export default function MailFrame({ html }: { html: string }) {
  const { document, blocked } = useMemo(() => framedMail(html), [html]);
  return (
    <div className="flex flex-col gap-1">
      <p className="flex items-center gap-1.5 text-xs text-ink-3">
        {blocked > 0 && <ImageOff size={12} aria-hidden />}
        {blocked > 0 ? `${counted(blocked, "picture")} not loaded. ` : ""}
        Links are shown with their real target.
      </p>
      <iframe
        title="The mail as it was sent"
        sandbox=""
        srcDoc={document}
        referrerPolicy="no-referrer"
        className="h-96 w-full resize-y rounded-md border bg-paper"
      />
    </div>
  );
}
