/** How deep data may be nested; deeper data would end recursive code with an overflow instead of a message. */
export const deepestNesting = 64;

/** Whether objects and lists are nested more than 64 deep. Does not recurse itself, and stops at the first such place. */
export function isTooDeep(value: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth >= deepestNesting) return true;
    for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth: next.depth + 1 });
  }
  return false;
}
