const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
const SERIES_FROM = 10;

/**
 * What Stirling's formula leaves out of ln Γ(x), for x >= 10; absolute error below 1e-16. Abramowitz and Stegun
 * (1964), 6.1.41.
 */
export function stirlingCorrection(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  const tail = -1 / 1680 + square * (1 / 1188 - (square * 691) / 360360 + (square * square) / 156);
  return inverse * (1 / 12 + square * (-1 / 360 + square * (1 / 1260 + square * tail)));
}

/**
 * ln Γ(x) for x > 0. Small arguments are lifted by Γ(x) = Γ(x+1)/x until Stirling's series is exact. Abramowitz
 * and Stegun (1964), 6.1.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs x > 0, got ${x}`);
  let product = 1;
  let lifted = x;
  while (lifted < SERIES_FROM) {
    product *= lifted;
    lifted += 1;
  }
  const stirling = (lifted - 0.5) * Math.log(lifted) - lifted + HALF_LOG_TWO_PI + stirlingCorrection(lifted);
  return stirling - Math.log(product);
}

/**
 * ln B(a, b) for a, b > 0. When both are large the three huge log-gammas would cancel, so their difference is
 * taken analytically and only the small Stirling corrections are subtracted. DiDonato and Morris (1992).
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (small < SERIES_FROM) {
    if (large < SERIES_FROM) return logGamma(small) + logGamma(large) - logGamma(small + large);
    return logGamma(small) - logRisingRatio(large, small);
  }
  const share = small / (small + large);
  const correction = stirlingCorrection(small) + stirlingCorrection(large) - stirlingCorrection(small + large);
  return (
    HALF_LOG_TWO_PI - 0.5 * Math.log(large) + correction + (small - 0.5) * Math.log(share) + large * Math.log1p(-share)
  );
}

/** ln Γ(x + step) − ln Γ(x) for large x and small step. */
function logRisingRatio(x: number, step: number): number {
  const correction = stirlingCorrection(x + step) - stirlingCorrection(x);
  return (x - 0.5) * Math.log1p(step / x) + step * Math.log(x + step) - step + correction;
}
