/** Names stand in lower case, as everybody is compared with them. Nobody can be barred by role through the data of a case. */
const mostNames = 50;

/**
 * The names and mail addresses in what a `notBy` expression yields: one text, or a list of texts. `Jo Ray <jo@example.com>`
 * names both. Anything that is no text names nobody.
 */
export function namesIn(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
  return [...new Set(texts.flatMap(partsOf))]
    .filter((name) => name !== "" && !name.startsWith("role:"))
    .slice(0, mostNames);
}

function partsOf(text: string): string[] {
  const addressed = /^([^<>]*)<([^<>]+)>$/.exec(text.trim());
  return (addressed === null ? [text] : [addressed[1] ?? "", addressed[2] ?? ""]).map(plain);
}

const plain = (text: string): string => text.trim().replaceAll(/^"|"$/g, "").trim().toLowerCase();

/** Where it cannot be told who must not decide, only these roles may not: editors and owners look at it. */
export const allButLeads = ["role:reviewer", "role:viewer"];
