/** What a key means in a cell. */
export type LineKey =
  | "move"
  | "edit"
  | "settle"
  | "next"
  | "restore"
  | "clear"
  | "insert"
  | "remove"
  | "undo"
  | "take"
  | "leave";

type Pressed = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** What a key means in a cell that is looked at, or edited; null where it is for the input or the page. */
export function lineKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed, editing: boolean): LineKey | null {
  if ((ctrlKey || metaKey) && key.toLowerCase() === "z" && !shiftKey) return "undo";
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Tab") return "move";
  if (key === "Enter") return shiftKey ? "insert" : editing ? "settle" : "edit";
  if (key === "Insert") return "insert";
  if (shiftKey && (key === "Backspace" || key === "Delete")) return "remove";
  return editing ? whileEditing(key) : whileLooking(key);
}

function whileEditing(key: string): LineKey | null {
  if (key === "Escape") return "restore";
  return key === "ArrowUp" || key === "ArrowDown" ? "take" : null;
}

function whileLooking(key: string): LineKey | null {
  if (key.startsWith("Arrow")) return "move";
  if (key === "Escape") return "leave";
  if (key === " ") return "next";
  if (key === "F2") return "edit";
  return key === "Backspace" || key === "Delete" ? "clear" : null;
}
