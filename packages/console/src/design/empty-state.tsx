import type { ReactNode } from "react";

/** An empty page teaches the next step: what would be here, how it gets here, one button. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  heading: Heading = "h2",
}: {
  icon?: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  heading?: "h1" | "h2";
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-14 text-center">
      {icon !== undefined && <div className="mb-1 text-ink-3">{icon}</div>}
      <Heading className="text-h2">{title}</Heading>
      <div className="text-ink-2">{children}</div>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
