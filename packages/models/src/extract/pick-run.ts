/** A run of neighbouring pieces that belong together, with how likely that is. */
export interface Run {
  from: number;
  to: number;
  chance: number;
  /** The likeliest piece outside of it. */
  runnerUp: number;
}

const likely = 0.5;
const bridge = 0.2;

/**
 * The likeliest piece and its neighbours that are likely too, over one less likely piece between them. The run is as likely
 * as its unlikeliest piece, or as that it ends where it does.
 */
export function pickRun(chances: readonly number[]): Run {
  const best = chances.reduce((top, each, at) => (each > chances[top]! ? at : top), 0);
  const at = (place: number) => chances[place] ?? 0;
  let [from, to] = [best, best];
  while (at(from - 1) > likely || (at(from - 2) > likely && at(from - 1) > bridge)) from -= 1;
  while (at(to + 1) > likely || (at(to + 2) > likely && at(to + 1) > bridge)) to += 1;
  const inside = Math.min(...chances.slice(from, to + 1));
  const outside = Math.max(0, ...chances.slice(0, from), ...chances.slice(to + 1));
  return { from, to, chance: Math.min(inside, 1 - at(from - 1), 1 - at(to + 1)), runnerUp: outside };
}
