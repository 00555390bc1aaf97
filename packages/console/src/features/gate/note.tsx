import type { ReactNode } from "react";

const tones = { harm: "border-harm/40 bg-harm-soft", caught: "border-caught/50 bg-caught-soft" };

/** A sentence that must be read before the rest of the page. */
export function Note({ tone, icon, children }: { tone: keyof typeof tones; icon: ReactNode; children: ReactNode }) {
  return (
    <div role="note" className={`flex items-start gap-2.5 rounded-md border px-3 py-2.5 ${tones[tone]}`}>
      <span className={`mt-0.5 shrink-0 ${tone === "harm" ? "text-harm-ink" : "text-caught-ink"}`}>{icon}</span>
      <p className="min-w-0 max-w-[96ch]">{children}</p>
    </div>
  );
}
