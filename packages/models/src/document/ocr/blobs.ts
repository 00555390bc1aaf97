/** A patch of neighbouring marked points, with the mean of their values and how it lies. */
export interface Blob {
  left: number;
  right: number;
  top: number;
  bottom: number;
  score: number;
  /** Clockwise from the horizontal, in degrees between -90 and 90. */
  slope: number;
  /** Length over height, along its own axis. */
  stretch: number;
}

const marked = 0.2;
const mostBlobs = 3000;

/** The patches of a map whose values are above the mark. */
export function blobsOf(map: Float32Array, width: number, height: number): Blob[] {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const blobs: Blob[] = [];
  for (let start = 0; start < map.length && blobs.length < mostBlobs; start += 1)
    if (map[start]! > marked && seen[start] === 0) blobs.push(fill(map, seen, stack, start, width));
  return blobs;
}

function fill(map: Float32Array, seen: Uint8Array, stack: Int32Array, start: number, width: number): Blob {
  const sums = new PointSums();
  let waiting = 0;
  const take = (at: number) => {
    if (at < 0 || at >= map.length || seen[at] === 1 || map[at]! <= marked) return;
    seen[at] = 1;
    stack[waiting++] = at;
  };
  take(start);
  while (waiting > 0) {
    const at = stack[--waiting]!;
    const x = at % width;
    sums.add(x, Math.floor(at / width), map[at]!);
    if (x > 0) take(at - 1);
    if (x < width - 1) take(at + 1);
    take(at - width);
    take(at + width);
  }
  return sums.blob();
}

/** Sums over points from which their bounds and their axis follow. */
class PointSums {
  #count = 0;
  #value = 0;
  #x = 0;
  #y = 0;
  #xx = 0;
  #xy = 0;
  #yy = 0;
  #left = Infinity;
  #right = -Infinity;
  #top = Infinity;
  #bottom = -Infinity;

  add(x: number, y: number, value: number): void {
    this.#count += 1;
    this.#value += value;
    this.#x += x;
    this.#y += y;
    this.#xx += x * x;
    this.#xy += x * y;
    this.#yy += y * y;
    this.#left = Math.min(this.#left, x);
    this.#right = Math.max(this.#right, x + 1);
    this.#top = Math.min(this.#top, y);
    this.#bottom = Math.max(this.#bottom, y + 1);
  }

  blob(): Blob {
    const n = this.#count;
    const [x, y] = [this.#x / n, this.#y / n];
    const [xx, xy, yy] = [this.#xx / n - x * x, this.#xy / n - x * y, this.#yy / n - y * y];
    const spread = Math.hypot(xx - yy, 2 * xy);
    return {
      left: this.#left,
      right: this.#right,
      top: this.#top,
      bottom: this.#bottom,
      score: this.#value / n,
      slope: (Math.atan2(2 * xy, xx - yy) / 2) * (180 / Math.PI),
      stretch: Math.sqrt((xx + yy + spread) / Math.max(1e-6, xx + yy - spread)),
    };
  }
}
