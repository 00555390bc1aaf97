import { classNames } from "./class-names.ts";

/** A place kept for what is loading; appears after 150 ms so that quick answers never flicker. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={classNames("rounded-sm bg-line/70 opacity-0 [animation:skeleton-in_120ms_150ms_forwards]", className)}
    />
  );
}

/** Rows of a table that is on its way. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="divide-y">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-8 items-center gap-4 px-4">
          <Skeleton className="h-3 w-1/3" />
          <Skeleton className="h-3 w-1/6" />
          <Skeleton className="h-3 w-1/5" />
        </div>
      ))}
    </div>
  );
}
