const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** IEEE 754 half-precision numbers, as bit patterns: 11 significant bits are plenty for weights. */
export function toHalves(values: Float32Array): Uint16Array {
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) halves[i] = toHalf(values[i]!);
  return halves;
}

export function fromHalves(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = fromHalf(halves[i]!);
  return values;
}

/** Rounds to nearest; what is too large becomes the largest finite half. */
function toHalf(value: number): number {
  single[0] = Math.min(65504, Math.max(-65504, value));
  const sign = (bits[0]! >>> 16) & 0x8000;
  const magnitude = bits[0]! & 0x7fffffff;
  if (magnitude < 0x38800000) return sign | Math.round(Math.abs(single[0]) * 2 ** 24);
  const rounded = magnitude - 0x38000000 + 0x0fff + ((magnitude >>> 13) & 1);
  return sign | Math.min(0x7bff, rounded >>> 13);
}

function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 31;
  const fraction = half & 1023;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
