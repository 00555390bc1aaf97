import { count, percent } from "../design/format.ts";

type Part = { name: string; value: number };
const shades = [92, 68, 48, 32, 20];

/** Parts of a whole as one bar with its words below; shades of one neutral, since these are not the four meanings. */
export function ShareBar({ parts, label }: { parts: Part[]; label: string }) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  if (total === 0) return <p className="text-ink-3">None yet.</p>;
  const shade = (place: number) =>
    `color-mix(in oklab, var(--reviewed) ${shades[place % shades.length]}%, var(--surface))`;
  return (
    <div>
      <div
        role="img"
        aria-label={`${label}: ${parts.map((part) => `${part.name} ${count(part.value)}`).join(", ")}`}
        className="flex h-3 overflow-hidden rounded-sm border"
      >
        {parts.map((part, place) => (
          <div key={part.name} style={{ width: `${(part.value / total) * 100}%`, background: shade(place) }} />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {parts.map((part, place) => (
          <li key={part.name} className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-[2px] border" style={{ background: shade(place) }} />
            <span className="text-ink-2">{part.name}</span>
            <span className="font-medium">{count(part.value)}</span>
            <span className="text-ink-3">{percent(part.value / total)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
