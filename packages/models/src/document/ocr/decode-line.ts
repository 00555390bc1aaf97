/** What a line says, and the mean probability of its characters: a hint, too high by some per cent. */
export interface ReadLine {
  text: string;
  score: number;
}

/** A character as it was read: where in the line, how likely, and which letter it would be if it were one. */
interface ReadCharacter {
  character: string;
  step: number;
  chance: number;
  letter: { character: string; chance: number } | null;
}

/** The likeliest class at each step; what repeats is one character, and where the steps between two are many there is a blank. */
export function decodeLine(chances: Float32Array, classes: number, characters: readonly string[]): ReadLine {
  const found: ReadCharacter[] = [];
  let before = 0;
  for (let step = 0; step * classes < chances.length; step += 1) {
    const own = chances.subarray(step * classes, (step + 1) * classes);
    let best = 0;
    for (let each = 1; each < classes; each += 1) if (own[each]! > own[best]!) best = each;
    if (best !== 0 && best !== before) {
      const character = plain(characters[best] ?? "");
      found.push({ character, step, chance: own[best]!, letter: likeliestLetter(own, character, characters) });
    }
    before = best;
  }
  const score = found.length === 0 ? 0 : found.reduce((sum, one) => sum + one.chance, 0) / found.length;
  return { text: withBlanks(found.map((one, at) => ({ ...one, character: inItsWord(found, at) }))), score };
}

/** Digits that a printed letter is taken for, with these letters. */
const looksLike: Readonly<Record<string, string>> = { "0": "OoDQ", "1": "IlLi", "5": "Ss", "8": "B" };

/** Where a digit was read, the letter that looks like it and is likeliest. */
function likeliestLetter(own: Float32Array, read: string, characters: readonly string[]): ReadCharacter["letter"] {
  const letters = looksLike[read];
  if (letters === undefined) return null;
  const all = Array.from(letters, (character) => ({ character, chance: own[characters.indexOf(character)] ?? 0 }));
  return all.reduce((best, one) => (one.chance > best.chance ? one : best));
}

/** So much of a digit's chance the letter must have: where the network did not hesitate, it stays a digit. */
const hesitation = 0.02;

/** A digit between two letters is mostly a letter that looks like it (`JA1AN`): it is one where the network hesitated. */
function inItsWord(found: readonly ReadCharacter[], at: number): string {
  const { character, chance, letter } = found[at]!;
  const isLetter = (place: number) => /^\p{L}$/u.test(found[place]?.character ?? "");
  const between = isLetter(at - 1) && isLetter(at + 1) && (isLetter(at - 2) || isLetter(at + 2));
  return letter !== null && between && letter.chance > hesitation * chance ? letter.character : character;
}

/** The network was taught Chinese too, and writes some marks as that does. */
function plain(character: string): string {
  return character.normalize("NFKC");
}

/** Gaps of so many times the usual one are blanks that the network did not write. */
const blankGap = 1.4;

function withBlanks(found: readonly { character: string; step: number }[]): string {
  const isGap = (at: number) => at > 0 && found[at]!.character !== " " && found[at - 1]!.character !== " ";
  const gaps = found.flatMap((one, at) => (isGap(at) ? [one.step - found[at - 1]!.step] : [])).sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 1] ?? 1;
  return found
    .map(({ character, step }, at) =>
      found.length > 2 && isGap(at) && step - found[at - 1]!.step > blankGap * usual + 0.5
        ? ` ${character}`
        : character,
    )
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
}
