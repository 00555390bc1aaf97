/** A text between marks of ours, which it cannot write itself. */
export function quotedText(text: string): string {
  return `<text>\n${text.replaceAll(/<(?=\s*\/?\s*text\s*>)/gi, "‹")}\n</text>`;
}

/** A value of a case within an author's prompt, between marks that neither it nor the text can write. */
export function quotedValue(value: string): string {
  return `<value>${value.replaceAll(/<(?=\s*\/?\s*(?:text|value)\s*>)/gi, "‹")}</value>`;
}

/** Whether an author's prompt writes marks that are ours. */
export const writesMarks = (prompt: string): boolean => /<\s*\/?\s*(?:text|value)\s*>/i.test(prompt);
