import type { WorkflowDetail } from "@surety/core/wire/workflow";
import TriangleAlert from "lucide-react/icons/triangle-alert";

/** What compile warns of in this workflow. */
export function Warnings({ warnings }: { warnings: WorkflowDetail["warnings"] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="divide-y rounded-md border bg-surface">
      {warnings.map((warning) => (
        <li key={warning.path + warning.message} className="flex items-start gap-2.5 px-3 py-2">
          <TriangleAlert size={15} aria-label="Warning" className="mt-0.5 shrink-0 text-caught-ink" />
          <p className="min-w-0">
            {warning.message} <span className="text-ink-2">{warning.remedy}</span>{" "}
            <span className="font-mono text-xs text-ink-3">{warning.path}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
