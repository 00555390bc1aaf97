const endings: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd" };

/** A place as it is said: 1st, 2nd, 3rd, 4th, 11th, 21st. `place` is a whole number from 1. */
export function ordinal(place: number): string {
  const isTeen = Math.floor((place % 100) / 10) === 1;
  return `${place}${(isTeen ? undefined : endings[place % 10]) ?? "th"}`;
}
