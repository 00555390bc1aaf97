import { sizeOf } from "../../expression/cel-functions.ts";
import { celLiteral } from "./cel-text.ts";
import type { Column } from "./column.ts";
import type { Features, Measured, YesNo } from "./feature.ts";
import { frequentWords } from "./frequent-words.ts";

const mostValues = 60;
const longestValue = 100;

/** What rules may ask about the columns. `fewest` is the number of cases that a yes, and a no, must have. */
export function featuresOf(columns: readonly Column[], labels: Int32Array, fewest: number): Features {
  const questions = columns.flatMap((column) => [...questionsOf(column, labels), ...presence(column)]);
  const numbers = columns.flatMap(numbersOf);
  return { questions: questions.filter(({ holds }) => tellsApart(holds, fewest)), numbers };
}

function tellsApart(holds: Uint8Array, fewest: number): boolean {
  const yes = holds.reduce((sum, one) => sum + one, 0);
  return yes >= fewest && holds.length - yes >= fewest;
}

function questionsOf(column: Column, labels: Int32Array): YesNo[] {
  const { path, values } = column;
  if (column.kind === "boolean") return [question(path, `!${path}`, values, (value) => value === true)];
  if (column.kind === "list") return membership(column);
  if (column.kind !== "string") return [];
  const frequent = frequentValues(values);
  if (frequent !== null) {
    return frequent.map((wanted) => {
      const literal = celLiteral(wanted);
      return question(`${path} == ${literal}`, `${path} != ${literal}`, values, (value) => value === wanted);
    });
  }
  return words(column, labels);
}

function words({ path, values }: Column, labels: Int32Array): YesNo[] {
  const texts = values.map((value) => (typeof value === "string" ? value.toLowerCase() : null));
  return frequentWords(texts, labels).map((word) => {
    const cel = `${path}.lowerAscii().contains(${celLiteral(word)})`;
    return question(cel, `!${cel}`, texts, (text) => typeof text === "string" && text.includes(word));
  });
}

function membership({ path, values }: Column): YesNo[] {
  const items = frequentValues(values.flatMap((value) => (Array.isArray(value) ? [...new Set(value)] : []))) ?? [];
  return items.map((wanted) => {
    const cel = `${celLiteral(wanted)} in ${path}`;
    return question(cel, `!(${cel})`, values, (value) => Array.isArray(value) && value.includes(wanted));
  });
}

function presence({ path, values }: Column): YesNo[] {
  return [question(`${path} != null`, `${path} == null`, values, (value) => value !== null)];
}

function question(cel: string, negated: string, values: readonly unknown[], holds: (value: unknown) => boolean): YesNo {
  return { cel, negated, holds: Uint8Array.from(values, (value) => (holds(value) ? 1 : 0)) };
}

/** The values of a closed list, most frequent first; null where there are too many to be one. */
function frequentValues(values: readonly unknown[]): string[] | null {
  const counts = new Map<string, number>();
  for (const value of values) if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size > mostValues || [...counts.keys()].some((value) => value.length > longestValue)) return null;
  const usable = [...counts].filter(([value]) => value.isWellFormed());
  return usable.sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).map(([value]) => value);
}

function numbersOf({ path, kind, values }: Column): Measured[] {
  if (kind === "number") return [measured(path, values, (value) => (typeof value === "number" ? value : NaN))];
  if (kind === "boolean" || values.every((value) => typeof value === "string" && value.length < 20)) return [];
  return [measured(`size(${path})`, values, sizeOf)];
}

function measured(cel: string, values: readonly unknown[], read: (value: unknown) => number): Measured {
  const numbers = Float64Array.from(values, read);
  const order = Int32Array.from([...numbers.keys()].filter((at) => !Number.isNaN(numbers[at])));
  order.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b);
  return { cel, values: numbers, order };
}
