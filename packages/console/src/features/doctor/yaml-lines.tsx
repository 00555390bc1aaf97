import type { ReactNode } from "react";
import { CopyButton } from "../../design/copy-button.tsx";

/** Lines of a document, ready to be copied. */
export function YamlLines({ title, text, copy }: { title: ReactNode; text: string; copy?: string }) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border">
      <figcaption className="flex min-h-8 items-center justify-between gap-2 border-b bg-surface px-2.5 text-xs text-ink-3">
        {title}
        {copy !== undefined && <CopyButton text={text} label={copy} />}
      </figcaption>
      <pre tabIndex={0} className="max-h-72 overflow-auto bg-sunken p-2.5 font-mono text-xs whitespace-pre text-ink-2">
        {text.trimEnd()}
      </pre>
    </figure>
  );
}
