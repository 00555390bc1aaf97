import type { GridCell } from "./cell-grid.ts";
import { decimalValue } from "./plain-value.ts";

type Part = "quantity" | "price" | "amount";

/** More columns than this are not multiplied with each other. */
const mostColumns = 10;
/** So many rows must be there, and such a share of them must come out right. */
const fewestRows = 2;
const enough = 0.7;
/** Prices are often rounded before they are multiplied. */
const tolerated = 0.02;

/** The columns of a table of which one times another is a third, in nearly all rows: what each of the three is. */
export function arithmeticColumns(
  rows: readonly (readonly GridCell[])[],
  country: string | undefined,
): ReadonlyMap<number, Part> {
  const figures = figuresOf(rows, country);
  let best: { share: number; parts: [number, Part][] } | null = null;
  for (const amount of figures.keys())
    for (const quantity of figures.keys())
      for (const price of figures.keys()) {
        if (new Set([amount, quantity, price]).size < 3) continue;
        const share = shareRight(figures.get(quantity)!, figures.get(price)!, figures.get(amount)!);
        // Both orders of the factors come out alike: quantities are the ones with fewer decimals, or stand first.
        if (share < enough || share <= (best?.share ?? 0) || isSwapped(figures, quantity, price)) continue;
        best = {
          share,
          parts: [
            [quantity, "quantity"],
            [price, "price"],
            [amount, "amount"],
          ],
        };
      }
  return new Map(best?.parts ?? []);
}

function figuresOf(
  rows: readonly (readonly GridCell[])[],
  country: string | undefined,
): Map<number, (number | null)[]> {
  const width = Math.min(mostColumns, rows[0]?.length ?? 0);
  const columns = Array.from({ length: width }, (_, at) => rows.map((row) => figureIn(row[at]?.text ?? "", country)));
  return new Map(
    [...columns.entries()].filter(([, cells]) => cells.filter((one) => one !== null).length >= fewestRows),
  );
}

function figureIn(text: string, country: string | undefined): number | null {
  if (text === "" || /\p{L}{4}/u.test(text)) return null;
  const value = decimalValue(text, country, 0);
  return value === null ? null : Number(value);
}

function shareRight(
  quantity: readonly (number | null)[],
  price: readonly (number | null)[],
  amount: readonly (number | null)[],
): number {
  let [asked, right] = [0, 0];
  for (const [row, many] of quantity.entries()) {
    const [each, sum] = [price[row] ?? null, amount[row] ?? null];
    if (many === null || each === null || sum === null) continue;
    asked += 1;
    if (Math.abs(many * each - sum) <= tolerated) right += 1;
  }
  return asked < fewestRows ? 0 : right / asked;
}

function isSwapped(figures: ReadonlyMap<number, (number | null)[]>, quantity: number, price: number): boolean {
  const decimals = (at: number) => figures.get(at)!.filter((one) => one !== null && !Number.isInteger(one)).length;
  const [ofQuantity, ofPrice] = [decimals(quantity), decimals(price)];
  return ofQuantity > ofPrice || (ofQuantity === ofPrice && quantity > price);
}
