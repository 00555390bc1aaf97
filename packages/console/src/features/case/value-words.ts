const mostWords = 160;

/** A prepared value in a line: `gold · Pro · GB` for a row, `yes`, `25.00 EUR`; null where only JSON says it. */
export function valueWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return cut(value.replaceAll(/\s+/g, " ").trim());
  if (Array.isArray(value)) return listWords(value);
  if (isMoney(value)) return moneyWords(value);
  const entries = Object.entries(value).map(([name, each]) => [name, short(each)] as const);
  if (entries.length === 0 || entries.some(([, each]) => each === undefined)) return null;
  return cut(entries.map(([name, each]) => `${name} ${each}`).join(" · "));
}

/** Money as prepared data has it: a whole number of millionths of the currency's unit. */
interface Money {
  micros: number;
  currency: string;
}

export function isMoney(value: unknown): value is Money {
  if (typeof value !== "object" || value === null) return false;
  const { micros, currency } = value as Partial<Money>;
  return typeof micros === "number" && typeof currency === "string";
}

const figures = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const moneyWords = ({ micros, currency }: Money): string => `${figures.format(micros / 1_000_000)} ${currency}`;

const cut = (text: string): string => (text.length > mostWords ? `${text.slice(0, mostWords).toWellFormed()}…` : text);

function listWords(items: readonly unknown[]): string | null {
  const said = items.map(short);
  if (said.includes(undefined)) return null;
  return said.length === 0 ? "an empty list" : cut(said.join(", "));
}

/** One field of a row; undefined where it has an inside of its own. */
function short(value: unknown): string | undefined {
  if (value === null || value === undefined) return "–";
  if (isMoney(value)) return moneyWords(value);
  return typeof value === "object" ? undefined : (valueWords(value) ?? undefined);
}
