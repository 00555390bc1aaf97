/** One space between words, no space at line ends, at most one empty line between paragraphs, none at either end. */
export function tidyWhiteSpace(text: string): string {
  const kept: string[] = [];
  for (const line of text.replace(/[ \t]+/g, " ").split("\n")) {
    const trimmed = line.trim();
    if (trimmed !== "" || (kept.length > 0 && kept.at(-1) !== "")) kept.push(trimmed);
  }
  if (kept.at(-1) === "") kept.pop();
  return kept.join("\n");
}
