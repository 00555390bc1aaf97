/** How labels for "belongs to none of the classes" are usually spelt, in small letters. */
const usual = new Set(["oos", "out-of-scope", "out_of_scope", "out of scope", "none", "none of these"]);

/**
 * The label of a list that stands for "none of the classes": the one that was chosen, else one that is usually spelt so;
 * null where there is none. `chosen` false makes every label a class.
 */
export function noneLabel(labels: Iterable<string>, chosen: string | false | undefined): string | null {
  if (chosen === false) return null;
  if (chosen !== undefined) return chosen;
  for (const label of labels) if (usual.has(label.toLowerCase())) return label;
  return null;
}
