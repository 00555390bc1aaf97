/** Month names in English, German, French, Dutch, Italian and Spanish, without accents, in order. */
const NAMES = [
  ["january", "januar", "janner", "janvier", "januari", "gennaio", "enero"],
  ["february", "februar", "feber", "fevrier", "februari", "febbraio", "febrero"],
  ["march", "marz", "maerz", "mars", "maart", "mrt", "marzo"],
  ["april", "avril", "aprile", "abril"],
  ["may", "mai", "mei", "maggio", "mayo"],
  ["june", "juni", "juin", "giugno", "junio"],
  ["july", "juli", "juillet", "luglio", "julio"],
  ["august", "aout", "augustus", "agosto"],
  ["september", "septembre", "settembre", "septiembre"],
  ["october", "oktober", "octobre", "ottobre", "octubre"],
  ["november", "novembre", "noviembre"],
  ["december", "dezember", "decembre", "dicembre", "diciembre"],
];

/** The month (1-12) a folded word names, in full or shortened to three letters or more; undefined where it names none or several. */
export function monthFromName(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const months = NAMES.flatMap((names, index) => (names.some((name) => name.startsWith(word)) ? [index + 1] : []));
  return months.length === 1 ? months[0] : undefined;
}
