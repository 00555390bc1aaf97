/** A filled triangle: overdue is told by shape and word, not by colour alone. */
export function OverdueShape() {
  return (
    <svg aria-hidden viewBox="0 0 10 10" className="size-2 shrink-0 fill-current">
      <path d="M5 1 9.5 9H.5z" />
    </svg>
  );
}
