export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey?: boolean };

/** The name of a pressed key as bindings write it: `j`, `Shift+j`, `?`, `Enter`, `Mod+k`. Other modifiers belong to the browser. */
export function keyOf(press: KeyPress): string | null {
  if (press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (mod) return key === "k" ? "Mod+k" : key === "Enter" ? "Mod+Enter" : null;
  return press.shiftKey === true && /^[a-z]$/.test(key) ? `Shift+${key}` : key;
}

export type Focused = { tag: string; editable: boolean; role: string | null; type: string | null };

const typingTypes = new Set(["text", "search", "email", "password", "url", "number", "tel", null]);

/** Where letters are text, not commands. */
export function isTyping(focused: Focused): boolean {
  if (focused.editable || focused.tag === "TEXTAREA" || focused.tag === "SELECT") return true;
  return focused.tag === "INPUT" && typingTypes.has(focused.type);
}

const ownEnter = new Set(["BUTTON", "A", "SUMMARY"]);

/** Whether a key is a command here: Enter belongs to the focused button or link, letters to the focused field. */
export function isCommand(key: string, focused: Focused): boolean {
  if (key.startsWith("Mod+")) return true;
  if (isTyping(focused)) return key === "Escape";
  // A box or a dot is pressed with the space bar.
  if (key === " " && focused.tag === "INPUT") return false;
  if (key === "Enter" || key === " ") return !ownEnter.has(focused.tag) && focused.role !== "option";
  return true;
}
