import { setSingleKeys, useSingleKeys } from "./single-keys.ts";

/** Ends and begins commands by one key; what takes Ctrl or ⌘, Enter and Escape goes on either way. */
export function SingleKeysSwitch() {
  const on = useSingleKeys();
  return (
    <label className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={(event) => setSingleKeys(event.target.checked)}
        className="size-4 accent-(--accent)"
      />
      <span>
        Commands by single keys
        <span className="block text-sm text-ink-3">
          Letters and digits alone. Off, only Enter, Escape and keys with Ctrl or ⌘ are commands.
        </span>
      </span>
    </label>
  );
}
