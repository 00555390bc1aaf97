import { classNames } from "./class-names.ts";
import { isSingleKey } from "./is-single-key.ts";

const glyphs: Record<string, string> = {
  Enter: "↵",
  Escape: "esc",
  Backspace: "⌫",
  Mod: /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "space",
};

/** The key that does the same as the thing beside it. Hidden from readers, which announce their own shortcuts. */
export function Kbd({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  const single = keys.split(" ").every((key) => key === "" || isSingleKey(key));
  return (
    <span aria-hidden data-single={single} className="ml-0.5 hidden gap-0.5 sm:inline-flex">
      {(keys === " " ? [keys] : keys.split(" ")).map((key) => (
        <kbd
          key={key}
          className={classNames(
            "inline-flex h-4 min-w-4 items-center justify-center rounded-sm border px-1 font-mono text-[10px] leading-none",
            onAccent ? "border-on-accent/40 text-on-accent" : "border-line-strong bg-sunken text-ink-2",
          )}
        >
          {glyphs[key] ?? key.replace("Shift+", "⇧")}
        </kbd>
      ))}
    </span>
  );
}
