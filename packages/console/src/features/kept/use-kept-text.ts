import { useState } from "react";
import { forget, keep, keptName, readKept } from "./kept-store.ts";

/** A text that is kept at each keystroke until it was sent: the text, how to change it, and how to let it go. */
export function useKeptText(what: string): [text: string, write: (next: string) => void, letGo: () => void] {
  const [name] = useState(() => keptName(what));
  const [text, setText] = useState(() => readKept<string>(name) ?? "");
  const write = (next: string) => {
    if (next === "") forget(name);
    else keep(name, next);
    setText(next);
  };
  return [text, write, () => write("")];
}
