const mask = (1n << 64n) - 1n;

/**
 * A draw in [0, 1) that is uniform over seeds and always the same for one seed: FNV-1a over the UTF-16 code units, then the
 * SplitMix64 finisher. Used for audits, from case id and version; it hides nothing, so it is not for secrets.
 */
export function bucket(seed: string): number {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < seed.length; at++) {
    hash = ((hash ^ BigInt(seed.charCodeAt(at))) * 0x100000001b3n) & mask;
  }
  return Number(finish(hash) >> 11n) / 2 ** 53;
}

function finish(hash: bigint): bigint {
  let mixed = (hash + 0x9e3779b97f4a7c15n) & mask;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask;
  return mixed ^ (mixed >> 31n);
}
