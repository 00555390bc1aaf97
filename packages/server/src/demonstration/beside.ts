import type { Terminal } from "../cli/terminal.ts";

/** Work that goes on beside what is counted at the terminal: it says that it begins and ends, and draws no bar. */
export function beside(terminal: Terminal): Terminal {
  const progress = (title: string) => {
    terminal.say(`${title} …`);
    return { at: () => {}, end: (text: string) => terminal.say(text) };
  };
  return { ...terminal, progress };
}
