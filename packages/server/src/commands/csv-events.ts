import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import { csvSeparator } from "@surety/core/trigger/csv-separator";
import { parse, type Parser } from "csv-parse";
import type { ArrivedEvent } from "./commands.ts";

interface Row {
  cells: string[];
  /** Lines of the file up to its end. */
  lines: number;
}

/** The rows of a CSV file as events, by the names in its first line. A row with more cells than names is unreadable. */
export async function* csvEvents(text: AsyncIterable<string>, longestRow: number): AsyncGenerator<ArrivedEvent> {
  let names: string[] | null = null;
  let lines = 0;
  try {
    for await (const row of csvRows(text, longestRow)) {
      if (names === null) names = header(row.cells);
      else yield rowEvent(names, row.cells);
      lines = row.lines;
    }
  } catch (error) {
    throw error instanceof SuretyError ? error : badCsv(error as Error & { code?: string }, lines);
  }
}

/** Every row that can be read, and only then the error: a stream that fails would take rows with it that wait in it. */
async function* csvRows(text: AsyncIterable<string>, longestRow: number): AsyncGenerator<Row> {
  const found: Row[] = [];
  const taken = () => found.splice(0);
  let parser: Parser | null = null;
  for await (const piece of fromWholeLine(text, longestRow)) {
    parser ??= parserOf(csvSeparator(piece), longestRow, found);
    const error = await written(parser, piece);
    yield* taken();
    if (error) throw error;
  }
  const error = await written(parser, null);
  yield* taken();
  if (error) throw error;
}

/** Resolves when the parser has read a piece, or, where that is null, has come to its end. */
function written(parser: Parser | null, piece: string | null): Promise<Error | null | undefined> {
  return new Promise((resolve) => {
    if (parser === null) resolve(null);
    else if (piece === null) parser.end(resolve);
    else parser.write(piece, resolve);
  });
}

/** The same text in pieces, of which the first has all of the first line. */
async function* fromWholeLine(text: AsyncIterable<string>, longestRow: number): AsyncGenerator<string> {
  let begun = "";
  let whole = false;
  for await (const piece of text) {
    if (whole) {
      yield piece;
      continue;
    }
    begun += piece;
    whole = /[\r\n]/.test(begun) || begun.length > longestRow;
    if (whole) yield begun;
  }
  if (!whole && begun !== "") yield begun;
}

function parserOf(delimiter: string, longestRow: number, found: Row[]): Parser {
  const parser = parse({
    delimiter,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    // A quotation mark inside a cell that has none around it is part of its text.
    relax_quotes: true,
    max_record_size: longestRow,
    on_record: (cells: string[], { lines }) => void found.push({ cells, lines }),
  });
  // Each step hears of it below.
  parser.on("error", () => {});
  return parser.resume();
}

function rowEvent(names: readonly string[], cells: readonly string[]): ArrivedEvent {
  if (cells.slice(names.length).every((cell) => cell.trim() === ""))
    return { payload: Object.fromEntries(cells.slice(0, names.length).map((cell, n) => [names[n], cell])) };
  return {
    payload: cells,
    unreadable: {
      field: "",
      message: `The row has ${cells.length} cells, but only ${names.length} columns have a name.`,
      remedy: "Put a cell that contains the separator between quotation marks, or name every column in the first line.",
    },
  };
}

function header(cells: readonly string[]): string[] {
  const names = cells.map((name) => name.trim());
  const blank = names.indexOf("");
  if (blank >= 0) throw badHeader(`Column ${blank + 1} has no name.`, "The first line must name every column.");
  const twice = names.find((name, n) => names.indexOf(name) < n);
  if (twice !== undefined)
    throw badHeader(`Two columns are named "${twice.slice(0, 80)}".`, "Give each column a name of its own.");
  return names;
}

const badHeader = (message: string, remedy: string) => new UserError({ code: "bad-csv", message, remedy });

function badCsv(cause: Error & { code?: string }, lines: number): UserError {
  const before = "Rows before this place were taken in.";
  if (cause.code === "CSV_QUOTE_NOT_CLOSED")
    return new UserError({
      code: "bad-csv",
      message: `A quotation mark that opens a cell after line ${lines} is never closed.`,
      remedy: `Close it, or write it twice where it belongs to the text. ${before}`,
      cause,
    });
  return new UserError({
    code: "bad-csv",
    message: `This is not readable as CSV: ${cause.message}.`,
    remedy: `Save it as CSV in UTF-8 with a line of column names first. ${before}`,
    cause,
  });
}
