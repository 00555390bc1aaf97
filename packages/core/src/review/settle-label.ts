/** Where a label stands after what people have said of it. */
export type LabelStanding =
  | { state: "waiting" }
  | { state: "confirmed"; value: string; by: "second-person" | "third-person" }
  | { state: "disputed" };

/**
 * Settles a label by its answers in the order they were given, the first being the label itself: two that agree confirm
 * it, two that differ ask a third person, and three different answers leave a dispute that nobody counts.
 */
export function settleLabel(answers: readonly string[]): LabelStanding {
  const [first, second, third] = answers;
  if (first === undefined || second === undefined) return { state: "waiting" };
  if (first === second) return { state: "confirmed", value: first, by: "second-person" };
  if (third === undefined) return { state: "waiting" };
  const agrees = third === first || third === second;
  return agrees ? { state: "confirmed", value: third, by: "third-person" } : { state: "disputed" };
}
