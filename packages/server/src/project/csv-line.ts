/** One line of a CSV file (RFC 4180), without its end. */
export function csvLine(values: readonly string[]): string {
  return values.map(quoted).join(",");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
