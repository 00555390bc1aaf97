import { searchWords } from "../review/search-words.ts";

/** Words of greetings, thanks and farewells, as `searchWords` gives them, in the languages that the house is used in. */
const courteous = new Set(
  searchLists(
    "dear hello hi good morning afternoon evening thank thanks you your very much for message mail email letter writing getting in touch contacting us kind best warm regards sincerely yours wishes team we are happy to help further questions any more please let know have a nice day reply",
    "sehr geehrte geehrter damen und herren herr frau liebe lieber guten tag morgen hallo vielen herzlichen dank danke für ihre ihrer ihr nachricht mail anfrage mit freundlichen grüßen beste viele ihnen weitere fragen gerne melden sie sich uns bei",
    "bonjour madame monsieur cher chère merci beaucoup de pour votre message demande cordialement bien à vous sincères salutations",
    "estimado estimada hola buenos días señor señora gracias por su mensaje saludos cordiales un atentamente muchas",
    "gentile buongiorno salve signora signor grazie per il suo messaggio la sua richiesta cordiali saluti distinti",
    "beste geachte heer mevrouw hallo dank voor uw bericht met vriendelijke groet groeten",
  ),
);

function searchLists(...lists: string[]): string[] {
  return lists.flatMap(searchWords);
}

/** Whether a sentence is made of nothing but courtesy and of values that are known of the case: it claims nothing. */
export function isCourtesy(sentence: string, known: readonly string[]): boolean {
  // A number is no courtesy, whoever it belongs to.
  const ours = new Set(known.flatMap(searchWords).filter((word) => !/\p{N}/u.test(word)));
  const words = searchWords(sentence);
  return words.length > 0 && words.every((word) => courteous.has(word) || ours.has(word));
}
