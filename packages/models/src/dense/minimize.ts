/** A function to minimise: its value and its gradient at a point. */
export type Objective = (point: Float32Array) => Promise<{ value: number; gradient: Float32Array }>;

interface Correction {
  step: Float32Array;
  change: Float32Array;
  curvature: number;
}

const memory = 8;
const sufficientDecrease = 1e-4;
const halvings = 12;

/** Finds the minimum of a smooth convex function with limited-memory BFGS (Nocedal 1980). */
export async function minimize(
  objective: Objective,
  start: Float32Array,
  limits: { iterations: number; tolerance: number },
): Promise<Float32Array> {
  let point = start;
  let { value, gradient } = await objective(point);
  const corrections: Correction[] = [];
  for (let iteration = 0; iteration < limits.iterations; iteration++) {
    const direction = quasiNewtonDirection(gradient, corrections);
    const next = await lineSearch(objective, point, value, direction, -dot(gradient, direction));
    if (!next || next.value >= value) break;
    remember(corrections, point, gradient, next);
    const gain = (value - next.value) / Math.max(1e-9, Math.abs(value));
    ({ point, value, gradient } = next);
    if (gain < limits.tolerance) break;
  }
  return point;
}

async function lineSearch(
  objective: Objective,
  point: Float32Array,
  value: number,
  direction: Float32Array,
  slope: number,
) {
  for (let length = 1, tries = 0; tries < halvings; length /= 2, tries++) {
    const candidate = point.map((each, i) => each - length * direction[i]!);
    const result = await objective(candidate);
    if (result.value <= value + sufficientDecrease * length * slope) return { point: candidate, ...result };
  }
  return undefined;
}

function quasiNewtonDirection(gradient: Float32Array, corrections: readonly Correction[]): Float32Array {
  const direction = Float32Array.from(gradient);
  const weights: number[] = [];
  for (let k = corrections.length - 1; k >= 0; k--) {
    const { step, change, curvature } = corrections[k]!;
    weights[k] = dot(step, direction) / curvature;
    addScaled(direction, change, -weights[k]!);
  }
  const last = corrections.at(-1);
  const scale = last
    ? last.curvature / dot(last.change, last.change)
    : 1 / Math.max(1e-12, Math.sqrt(dot(gradient, gradient)));
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  corrections.forEach(({ step, change, curvature }, k) => {
    addScaled(direction, step, weights[k]! - dot(change, direction) / curvature);
  });
  return direction;
}

function remember(
  corrections: Correction[],
  point: Float32Array,
  gradient: Float32Array,
  next: { point: Float32Array; gradient: Float32Array },
): void {
  const step = next.point.map((each, i) => each - point[i]!);
  const change = next.gradient.map((each, i) => each - gradient[i]!);
  const curvature = dot(step, change);
  if (curvature <= 1e-12) return;
  corrections.push({ step, change, curvature });
  if (corrections.length > memory) corrections.shift();
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float32Array, added: Float32Array, scale: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += scale * added[i]!;
}
