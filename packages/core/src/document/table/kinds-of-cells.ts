/** How many times as much of what cells differ in has to go with their columns, than with their rows and with chance. */
const [overRows, overChance] = [1.5, 2];

/**
 * Whether what kind of text a cell holds goes with its column, and not with its row: how many words and letters, digits,
 * capitals, what it ends with. (The two ways of an analysis of variance, over each trait measured by its own spread.)
 */
export function isOfColumns(texts: readonly (readonly string[])[]): boolean {
  const full = texts.filter((row) => row.every((text) => text !== ""));
  const [rows, columns] = [full.length, full[0]?.length ?? 0];
  if (rows < 2 || columns < 2) return false;
  let [ofColumns, ofRows, ofChance] = [0, 0, 0];
  for (const trait of traits) {
    const values = full.map((row) => row.map(trait));
    const parts = partsOf(values);
    if (parts.all === 0) continue;
    ofColumns += parts.columns / parts.all / (columns - 1);
    ofRows += parts.rows / parts.all / (rows - 1);
    ofChance += parts.rest / parts.all / ((rows - 1) * (columns - 1));
  }
  return ofColumns > overRows * ofRows && ofColumns > overChance * ofChance;
}

const wordsOf = (text: string): string[] => text.split(" ");
const shareOf = (text: string, what: RegExp): number => (text.match(what)?.length ?? 0) / text.length;

const traits: readonly ((text: string) => number)[] = [
  (text) => Math.log(text.length),
  (text) => Math.log(wordsOf(text).length),
  (text) => shareOf(text, /\d/g),
  (text) => wordsOf(text).filter((word) => /^\p{Lu}/u.test(word)).length / wordsOf(text).length,
  (text) => shareOf(text, /\p{Lu}/gu),
  (text) => (/[.;]$/.test(text) ? 1 : 0),
  (text) => (/[@/()-]/.test(text) ? 1 : 0),
];

/** The sums of squares of a table of values: what goes with columns, with rows, and what is left. */
function partsOf(values: readonly (readonly number[])[]) {
  const [rows, columns] = [values.length, values[0]!.length];
  const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
  const overall = mean(values.flat());
  const square = (one: number) => (one - overall) ** 2;
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + square(one), 0);
  const byColumn = values[0]!.map((_, at) => mean(values.map((row) => row[at]!)));
  const all = sum(values.flat());
  const [ofColumns, ofRows] = [rows * sum(byColumn), columns * sum(values.map(mean))];
  return { all, columns: ofColumns, rows: ofRows, rest: Math.max(0, all - ofColumns - ofRows) };
}
