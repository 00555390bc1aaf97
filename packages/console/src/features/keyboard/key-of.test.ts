import { describe, expect, it } from "vitest";
import { isSingleKey } from "../../design/is-single-key.ts";
import { isCommand, isTyping, keyOf, type Focused } from "./key-of.ts";

const press = (key: string, more: Partial<Parameters<typeof keyOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const focused = (tag: string, more: Partial<Focused> = {}): Focused => ({
  tag,
  editable: false,
  role: null,
  type: null,
  ...more,
});

describe("keyOf", () => {
  it.each([
    [press("j"), "j"],
    [press("J"), "j"],
    [press("J", { shiftKey: true }), "Shift+j"],
    [press("?", { shiftKey: true }), "?"],
    [press("Enter"), "Enter"],
    [press("k", { metaKey: true }), "Mod+k"],
    [press("k", { ctrlKey: true }), "Mod+k"],
    [press("c", { metaKey: true }), null],
    [press("j", { altKey: true }), null],
  ])("names %o", (given, name) => expect(keyOf(given)).toBe(name));
});

describe("isCommand", () => {
  it("leaves letters to the field that has the focus, but hears Escape and the palette key", () => {
    expect(isTyping(focused("TEXTAREA"))).toBe(true);
    expect(isCommand("x", focused("INPUT", { type: "search" }))).toBe(false);
    expect(isCommand("Escape", focused("INPUT", { type: "search" }))).toBe(true);
    expect(isCommand("Mod+k", focused("TEXTAREA"))).toBe(true);
  });

  it("leaves Enter to the focused button or link, and takes it on the page", () => {
    expect(isCommand("Enter", focused("BUTTON"))).toBe(false);
    expect(isCommand("Enter", focused("A"))).toBe(false);
    expect(isCommand("Enter", focused("BODY"))).toBe(true);
    expect(isCommand("j", focused("BUTTON"))).toBe(true);
  });

  it("hears commands while a checkbox has the focus", () =>
    expect(isCommand("j", focused("INPUT", { type: "checkbox" }))).toBe(true));
});

describe("isSingleKey", () => {
  it.each([
    ["j", true],
    ["?", true],
    ["1", true],
    [" ", true],
    ["Shift+j", true],
    ["Enter", false],
    ["Escape", false],
    ["Mod+k", false],
    ["ArrowDown", false],
  ])("%s: %s", (key, single) => expect(isSingleKey(key)).toBe(single));
});
