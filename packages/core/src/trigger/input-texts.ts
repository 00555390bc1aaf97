/** Fields of a mail that hold what people wrote. */
const written = ["subject", "text"];

/** What people wrote in an input: its texts, and the subject and text of a mail in it, by the names of their fields. */
export function inputTexts(input: Readonly<Record<string, unknown>>): [name: string, text: string][] {
  return Object.entries(input).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "string") return [[name, value]];
    if (typeof value !== "object" || value === null) return [];
    return written.flatMap((part): [string, string][] => {
      const text: unknown = Object.hasOwn(value, part) ? Reflect.get(value, part) : null;
      return typeof text === "string" ? [[part, text]] : [];
    });
  });
}
