/**
 * The part of an error budget that may be spent at the `look`-th time (1, 2, …) that a threshold is derived from
 * growing data: 6·delta / (π²·look²). The parts sum to delta over endless looks, so the promise holds for the
 * whole life of a gate and not for one look only. Euler's sum (1735) as a spending rule.
 */
export function deltaForLook(delta: number, look: number): number {
  if (!(look >= 1)) throw new RangeError(`looks are counted from 1, got ${look}`);
  return (6 * delta) / (Math.PI * Math.PI * look * look);
}

/**
 * Which look `labels` labels stand for when a threshold is derived first at `first` labels and then each time
 * their number has doubled; 0 before the first. In between, the last threshold stays in force. Doubling is our
 * own.
 */
export function lookAt(labels: number, first: number): number {
  return labels < first ? 0 : Math.floor(Math.log2(labels / first)) + 1;
}
