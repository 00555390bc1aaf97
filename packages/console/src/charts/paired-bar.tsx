import { count } from "../design/format.ts";

type Props = { gains: number; losses: number; bothRight: number; bothWrong: number };

/** Who was right on the same cases: what both know in the quiet middle, and what only one of them knows at its side. */
export function PairedBar({ gains, losses, bothRight, bothWrong }: Props) {
  const parts = [
    { name: "only the champion right", value: losses, fill: "var(--ink-3)", striped: false },
    { name: "both right", value: bothRight, fill: "var(--line)", striped: false },
    { name: "both wrong", value: bothWrong, fill: "var(--line-strong)", striped: true },
    { name: "only the challenger right", value: gains, fill: "var(--accent)", striped: false },
  ];
  const total = gains + losses + bothRight + bothWrong;
  const label = parts.map((part) => `${part.name} ${count(part.value)}`).join(", ");
  return (
    <figure className="flex flex-col gap-1.5">
      <div role="img" aria-label={label} className="flex h-4 gap-px overflow-hidden rounded-sm border bg-surface">
        {parts.map((part) => (
          <div
            key={part.name}
            style={{
              width: `${total === 0 ? 0 : (part.value / total) * 100}%`,
              // A single case stays visible among thousands.
              minWidth: part.value > 0 ? 3 : 0,
              background: part.striped
                ? `repeating-linear-gradient(45deg, ${part.fill} 0 3px, var(--surface) 3px 6px)`
                : part.fill,
            }}
          />
        ))}
      </div>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-0.5 text-sm text-ink-2">
        {parts.map((part) => (
          <span key={part.name} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="size-2.5 rounded-[2px] border"
              style={{
                background: part.striped
                  ? `repeating-linear-gradient(45deg, ${part.fill} 0 2px, var(--surface) 2px 4px)`
                  : part.fill,
              }}
            />
            {part.name} <span className="font-medium text-ink">{count(part.value)}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
