import { Link } from "@tanstack/react-router";
import { count } from "../design/format.ts";

type Props = { labels: string[]; counts: number[][]; workflow: string };

/** What was right against what was said. Right answers are teal, mistakes amber; darker means a larger share of the row. Beyond twelve classes it scrolls. */
export function ConfusionMatrix({ labels, counts, workflow }: Props) {
  return (
    <div className="max-h-[560px] overflow-auto" tabIndex={0} role="region" aria-label="Confusion matrix">
      <table className="border-separate border-spacing-0.5 text-xs">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 bg-surface px-2 pb-1 text-left align-bottom font-normal text-ink-3"
            >
              right answer ↓ machine said →
            </th>
            {labels.map((label) => (
              <th key={label} scope="col" className="sticky top-0 z-10 bg-surface pb-1 align-bottom font-normal">
                <span
                  className="inline-block max-h-24 max-w-4 truncate [writing-mode:vertical-rl] rotate-180 text-ink-2"
                  title={label}
                >
                  {label}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, row) => (
            <tr key={label}>
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-32 truncate bg-surface px-2 text-left font-normal text-ink-2"
                title={label}
              >
                <Link to="/cases" search={{ workflow, q: label }} className="hover:underline">
                  {label}
                </Link>
              </th>
              {labels.map((said, column) => (
                <Cell
                  key={said}
                  value={counts[row]?.[column] ?? 0}
                  total={(counts[row] ?? []).reduce((sum, value) => sum + value, 0)}
                  right={row === column}
                  title={`${label}, machine said ${said}`}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = { value: number; total: number; right: boolean; title: string };

function Cell({ value, total, right, title }: CellProps) {
  const share = total === 0 ? 0 : value / total;
  const colour = right ? "automated" : "caught";
  const depth = value === 0 ? 0 : right ? 12 + share * 28 : 10 + Math.min(1, share * 8) * 34;
  return (
    <td
      title={`${title}: ${count(value)} labels`}
      className="h-8 min-w-10 rounded-sm text-center font-mono"
      style={{
        background: value === 0 ? "var(--sunken)" : `color-mix(in oklab, var(--${colour}) ${depth}%, var(--surface))`,
        fontWeight: right ? 600 : 400,
      }}
    >
      {value === 0 ? (
        <span aria-hidden className="text-ink-3">
          ·
        </span>
      ) : (
        count(value)
      )}
    </td>
  );
}
