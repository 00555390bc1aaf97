const sliceSize = 512;

/** Asks about a long list slice by slice, so that the share done can be told; results in the order of the items. */
export async function inSlices<Item, Result>(
  items: readonly Item[],
  ask: (slice: readonly Item[]) => Promise<Result[]>,
  onShare: (share: number) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += sliceSize) {
    for (const each of await ask(items.slice(from, from + sliceSize))) results.push(each);
    onShare(results.length / items.length);
  }
  return results;
}
