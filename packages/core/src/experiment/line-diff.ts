/** One line of a comparison of two texts. */
export interface DiffLine {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Tables larger than this take too long; texts that differ so much are shown one after the other. */
const mostCells = 4_000_000;

/** The lines of two texts with what was taken out and put in, the fewest changes that lead from one to the other. Null is no text. */
export function lineDiff(before: string | null, after: string | null): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const head = sharedStart(old, now);
  const tail = sharedStart(old.slice(head).toReversed(), now.slice(head).toReversed());
  const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ kind: "same", text }));
  const middle = changes(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return [...same(old.slice(0, head)), ...middle, ...same(old.slice(old.length - tail))];
}

const linesOf = (text: string | null): string[] => (text === null || text === "" ? [] : text.split("\n"));

function sharedStart(old: readonly string[], now: readonly string[]): number {
  const differs = old.findIndex((line, at) => line !== now[at]);
  return differs < 0 ? Math.min(old.length, now.length) : differs;
}

function changes(old: readonly string[], now: readonly string[]): DiffLine[] {
  const tooLarge = (old.length + 1) * (now.length + 1) > mostCells;
  const kept = tooLarge ? null : longestKept(old, now);
  const lines: DiffLine[] = [];
  let [from, to] = [0, 0];
  while (from < old.length || to < now.length) {
    const text = old[from];
    if (text !== undefined && text === now[to] && kept !== null) {
      lines.push({ kind: "same", text });
      [from, to] = [from + 1, to + 1];
    } else if (text !== undefined && (to >= now.length || kept === null || kept(from + 1, to) >= kept(from, to + 1))) {
      lines.push({ kind: "removed", text });
      from += 1;
    } else {
      lines.push({ kind: "added", text: now[to] ?? "" });
      to += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both can keep in common, from any two places on. */
function longestKept(old: readonly string[], now: readonly string[]): (from: number, to: number) => number {
  const width = now.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  for (let from = old.length - 1; from >= 0; from -= 1)
    for (let to = now.length - 1; to >= 0; to -= 1)
      table[from * width + to] =
        old[from] === now[to]
          ? 1 + (table[(from + 1) * width + to + 1] ?? 0)
          : Math.max(table[(from + 1) * width + to] ?? 0, table[from * width + to + 1] ?? 0);
  return (from, to) => table[from * width + to] ?? 0;
}
