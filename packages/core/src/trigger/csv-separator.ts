const separators = [",", ";", "\t"] as const;
export type CsvSeparator = (typeof separators)[number];

/**
 * What separates the cells of a CSV file, by its line of names: the comma (RFC 4180), or what spreadsheets write where the
 * comma is the decimal sign, or the tab. What stands between quotation marks does not count; in doubt it is the comma.
 */
export function csvSeparator(text: string): CsvSeparator {
  const unquoted = text.replace(/"[^"]*"/g, "");
  const [names = ""] = unquoted.split(/\r?\n|\r/, 1);
  const countOf = (separator: string) => names.split(separator).length;
  return separators.reduce((best, one) => (countOf(one) > countOf(best) ? one : best));
}
