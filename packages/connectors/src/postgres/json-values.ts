import { types } from "pg";

const { INT8, NUMERIC, DATE, TIMESTAMP, TIMESTAMPTZ, BYTEA } = types.builtins;

/**
 * How column values become JSON: dates and times as ISO text (a `timestamp` without a zone stays without one), whole and
 * decimal numbers as numbers where a number holds them exactly and as text otherwise, bytes as hex text.
 */
export const jsonValues: { getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    PARSERS.get(oid) ?? types.getTypeParser(oid, format as "text")) as typeof types.getTypeParser,
};

const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, exactNumber],
  [NUMERIC, exactNumber],
  [DATE, (text) => text],
  [TIMESTAMP, (text) => text.replace(" ", "T")],
  [TIMESTAMPTZ, (text) => isoInstant(text)],
  [BYTEA, (text) => text],
]);

function exactNumber(text: string): number | string {
  const digits = text.replace(/^-|\./g, "").replace(/^0+/, "");
  return digits.length <= 15 && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function isoInstant(text: string): string {
  const instant = new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  return Number.isNaN(instant.getTime()) ? text : instant.toISOString();
}
