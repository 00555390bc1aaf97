/** What signals are called, beside their names in the data. */
const words: Record<string, string> = {
  token: "Probability of its token",
  verbal: "How sure it says it is",
  sameAgain: "Its further answers agree",
  sameByOthers: "Other models agree",
  mended: "Needed no mending",
  sameByKnown: "Near known cases agree",
  nearKnown: "How near the nearest known case is",
};

export const signalWord = (name: string): string => words[name] ?? name;
