import type { WorkflowRow } from "@surety/core/wire/overview";
import { Link } from "@tanstack/react-router";
import TriangleAlert from "lucide-react/icons/triangle-alert";

/** Which workflows are live without something that they should have; nothing where each has all of it. */
export function LiveGapsLine({ rows }: { rows: WorkflowRow[] }) {
  const gaps = rows.filter((row) => row.missing.length > 0);
  if (gaps.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 rounded-md bg-caught-soft px-3 py-2 text-caught-ink">
      <TriangleAlert size={14} aria-hidden />
      {gaps.length === 1 ? "One workflow is" : `${gaps.length} workflows are`} live without something that keeps
      automation safe:
      {gaps.map((row) => (
        <Link key={row.name} to="/workflows/$name" params={{ name: row.name }} className="font-medium underline">
          {row.title}
        </Link>
      ))}
    </p>
  );
}
