import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type BadgeTone = "neutral" | "automated" | "reviewed" | "caught" | "harm" | "accent";

const tones: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-ink-2 border-line",
  automated: "bg-automated-soft text-automated-ink border-transparent",
  reviewed: "bg-reviewed-soft text-reviewed-ink border-transparent",
  caught: "bg-caught-soft text-caught-ink border-transparent",
  harm: "bg-harm-soft text-harm-ink border-transparent",
  accent: "bg-accent-soft text-accent-ink border-transparent",
};

export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: BadgeTone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 max-w-full items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
