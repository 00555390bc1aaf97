/** How sure the machine was, as a short bar and a number. */
export function Confidence({ value }: { value: number | null }) {
  if (value === null) return <span className="text-ink-3">–</span>;
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="h-1 w-10 overflow-hidden rounded-full bg-line">
        <span className="block h-full bg-ink-3" style={{ width: `${value * 100}%` }} />
      </span>
      <span className="font-mono text-sm">{value.toFixed(2)}</span>
    </span>
  );
}
