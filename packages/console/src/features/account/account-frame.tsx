import type { ReactNode } from "react";

/** The quiet page before one is signed in. */
export function AccountFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="w-full max-w-sm rounded-md border bg-surface p-6">
        <img src="/mark.svg" alt="" width={32} height={32} className="mb-4" />
        <h1 className="text-h1">{title}</h1>
        <p className="mt-1 mb-5 text-ink-2">{lead}</p>
        {children}
      </div>
    </main>
  );
}
