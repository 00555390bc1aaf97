import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";

export type ButtonTone = "primary" | "plain" | "ghost" | "harm";

const tones: Record<ButtonTone, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  plain: "border-line-strong bg-surface text-ink hover:bg-sunken",
  ghost: "border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink",
  harm: "border-line-strong bg-surface text-harm-ink hover:bg-harm-soft",
};

/** The look of a button, for links that act like one. */
export const buttonClass = (tone: ButtonTone = "plain", small = false): string =>
  classNames(
    "inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none",
    "transition-colors disabled:opacity-50",
    small ? "h-6 px-2 text-sm max-sm:h-11 max-sm:px-3" : "h-8 px-3 text-base max-sm:h-11",
    tones[tone],
  );

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  tone?: ButtonTone;
  small?: boolean;
  keys?: string;
  icon?: ReactNode;
};

export function Button({ tone = "plain", small = false, keys, icon, className, children, ...rest }: Props) {
  return (
    <button type="button" className={classNames(buttonClass(tone, small), className)} {...rest}>
      {icon}
      {children}
      {keys && <Kbd keys={keys} onAccent={tone === "primary"} />}
    </button>
  );
}
