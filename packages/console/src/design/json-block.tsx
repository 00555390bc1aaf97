/** A value as readable JSON, for details that few will open. */
export function JsonBlock({ value, label }: { value: unknown; label: string }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <pre
      tabIndex={0}
      aria-label={label}
      className="max-h-72 overflow-auto rounded-md border bg-sunken p-2.5 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2"
    >
      {text}
    </pre>
  );
}
