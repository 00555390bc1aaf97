export type SourceParts = { title: string | null; body: string | null; fields: { name: string; value: unknown }[] };

const titles = ["subject", "title", "name", "headline"];
const bodies = ["body", "text", "message", "content", "description"];

const firstText = (input: Record<string, unknown>, names: string[]): string | undefined =>
  names.find((name) => typeof input[name] === "string" && input[name] !== "");

/** What a reader wants first of an input of any shape: its heading, its text, then the rest as short fields. */
export function sourceParts(input: Record<string, unknown>): SourceParts {
  const title = firstText(input, titles);
  const named = firstText(input, bodies);
  const texts = Object.entries(input).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[0] !== title,
  );
  const longest = texts.toSorted((a, b) => b[1].length - a[1].length)[0];
  const body = named ?? (longest !== undefined && longest[1].length > 60 ? longest[0] : undefined);
  const fields = Object.entries(input)
    .filter(([name]) => name !== title && name !== body)
    .map(([name, value]) => ({ name, value }));
  const text = (name: string | undefined) => (name === undefined ? null : String(input[name]));
  return { title: text(title), body: text(body), fields };
}
