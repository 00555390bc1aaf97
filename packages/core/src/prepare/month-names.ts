/** Month names in English, German and French, without accents, in order. */
const NAMES = [
  ["january", "januar", "janner", "janvier"],
  ["february", "februar", "feber", "fevrier"],
  ["march", "marz", "maerz", "mars"],
  ["april", "avril"],
  ["may", "mai"],
  ["june", "juni", "juin"],
  ["july", "juli", "juillet"],
  ["august", "aout"],
  ["september", "septembre"],
  ["october", "oktober", "octobre"],
  ["november", "novembre"],
  ["december", "dezember", "decembre"],
];

/** The month (1-12) a folded word names, in full or shortened to three letters or more; undefined where it names none or several. */
export function monthFromName(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const months = NAMES.flatMap((names, index) => (names.some((name) => name.startsWith(word)) ? [index + 1] : []));
  return months.length === 1 ? months[0] : undefined;
}
