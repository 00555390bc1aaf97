/** Puts the numbers in random order, in place. */
export function shuffle(numbers: Int32Array, random: () => number): Int32Array {
  for (let last = numbers.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = numbers[last]!;
    numbers[last] = numbers[other]!;
    numbers[other] = kept;
  }
  return numbers;
}
