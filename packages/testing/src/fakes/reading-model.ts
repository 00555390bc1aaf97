import type { AskedModel, SaidByModel } from "./language-dialects.ts";

/** What a model says of one field of a document; left out where the document has none. */
export interface SaidOfField {
  value: string;
  quote?: string;
  line?: number;
  certainty?: "certain" | "likely" | "unsure" | "guess";
  /** The probability of the tokens of its value. */
  p?: number;
}

/** The lines of a document as a model is shown them, by their numbers. */
export function linesShown({ text }: Pick<AskedModel, "text">): { line: number; text: string }[] {
  return [...text.matchAll(/^(\d+): (.*)$/gm)].map(([, line, print = ""]) => ({ line: Number(line), text: print }));
}

/** The answer of a model that reads fields, in the form that it is asked for, each value a token of its own. */
export function recordSaid(fields: Readonly<Record<string, SaidOfField | null>>): SaidByModel {
  const tokens: { text: string; p: number }[] = [{ text: "{", p: 1 }];
  for (const [at, [name, said]] of Object.entries(fields).entries()) {
    const { value = "", quote = value, line = 0, certainty = "likely", p = 1 } = said ?? {};
    const mark = (text: string) => JSON.stringify(text).slice(1, -1);
    tokens.push({ text: `${at === 0 ? "" : ","}"${name}":{"value":"`, p: 1 });
    if (value !== "") tokens.push({ text: mark(value), p });
    tokens.push({ text: `","quote":"${mark(quote)}","line":${line},"certainty":"${certainty}"}`, p: 1 });
  }
  tokens.push({ text: "}", p: 1 });
  return { text: tokens.map(({ text }) => text).join(""), tokens };
}
