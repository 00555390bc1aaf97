import { expect, it } from "vitest";
import { lineKey } from "./line-keys.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

it.each([
  ["ArrowDown", {}, "move", "take"],
  ["ArrowLeft", {}, "move", null],
  ["Tab", { shiftKey: true }, "move", "move"],
  ["Enter", {}, "edit", "settle"],
  ["Enter", { shiftKey: true }, "insert", "insert"],
  // Sending the answer keeps its key.
  ["Enter", { ctrlKey: true }, null, null],
  ["z", { ctrlKey: true }, "undo", "undo"],
  ["Backspace", {}, "clear", null],
  ["Backspace", { shiftKey: true }, "remove", "remove"],
  [" ", {}, "next", null],
  ["Escape", {}, "leave", "restore"],
  ["7", {}, null, null],
] as const)("%s with %o means %s, and %s while a cell is edited", (key, more, looking, editing) => {
  expect(lineKey({ key, ...plain, ...more }, false)).toBe(looking);
  expect(lineKey({ key, ...plain, ...more }, true)).toBe(editing);
});
