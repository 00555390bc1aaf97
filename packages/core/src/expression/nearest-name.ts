/**
 * The candidate closest to a misspelt name by edits (insert, delete, replace, swap of neighbours; case counts half),
 * or undefined where none is close enough to be what was meant.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestCost = Math.max(1, Math.floor(name.length / 2.5)) + 0.25;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= bestCost) continue;
    const cost = editCost(name.slice(0, 100), candidate.slice(0, 100));
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best;
}

function editCost(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(last, column - 1) + replaceCost(from[row - 1], to[column - 1]);
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? at(beforeLast, column - 2) + 1
          : Infinity;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

function replaceCost(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return a?.toLowerCase() === b?.toLowerCase() ? 0.5 : 1;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
