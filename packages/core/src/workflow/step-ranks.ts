/** The names of a block in the order they can run: each rank refers only to names of earlier ranks. `cycle` lists what cannot be ordered. */
export function stepRanks(reads: ReadonlyMap<string, ReadonlySet<string>>): { ranks: string[][]; cycle: string[] } {
  const ranks: string[][] = [];
  let waiting = [...reads.keys()];
  while (waiting.length > 0) {
    const blocked = new Set(waiting);
    const ready = waiting.filter((name) => [...(reads.get(name) ?? [])].every((read) => !blocked.has(read)));
    if (ready.length === 0) return { ranks, cycle: waiting };
    ranks.push(ready);
    waiting = waiting.filter((name) => !ready.includes(name));
  }
  return { ranks, cycle: [] };
}
