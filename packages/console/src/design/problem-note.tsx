import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";
import { explain } from "../services/problem.ts";
import { Button } from "./button.tsx";

/** What went wrong, what to do about it, and a way to try again. */
export function ProblemNote({ error, retry, children }: { error: unknown; retry?: () => void; children?: ReactNode }) {
  const { sentence, remedy, code } = explain(error);
  return (
    <div
      role="alert"
      className="flex items-start gap-2.5 rounded-md border border-harm/40 bg-harm-soft px-3 py-2.5 text-ink"
    >
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-harm-ink" />
      <div className="min-w-0 grow">
        <p className="font-medium">{sentence}</p>
        {remedy && <p className="text-ink-2">{remedy}</p>}
        {code && <p className="font-mono text-xs text-ink-2">{code}</p>}
        {children}
      </div>
      {retry && (
        <Button small onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
