import { htmlTables } from "@surety/core/document/html-tables";
import { mostText, type Reading } from "@surety/core/document/reading";
import { cleanText } from "@surety/core/prepare/clean-text";

export type HtmlReading = Pick<Reading, "text" | "tables">;

/** HTML as a browser shows it, and the cells of its tables. */
export function readHtml(html: string): HtmlReading {
  return { text: cleanText(html, { strip: ["html"], maxLength: mostText }).text, tables: htmlTables(html) };
}
