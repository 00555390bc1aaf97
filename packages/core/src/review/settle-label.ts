/** Where a label stands after what people have said of it. */
export type LabelStanding =
  | { state: "waiting" }
  | { state: "confirmed"; value: string; by: "second-person" | "third-person" }
  | { state: "disputed" };

/**
 * Settles a label by its answers in the order they were given, the first being the label itself: a value that two have
 * given and more than any other is confirmed; two that differ ask a third person; three or more without such a value
 * leave a dispute that nobody counts.
 */
export function settleLabel(answers: readonly string[]): LabelStanding {
  const [most, next] = counted(answers);
  if (most !== undefined && most.n >= 2 && most.n > (next?.n ?? 0)) return confirmed(answers, most.value);
  return { state: answers.length < 3 ? "waiting" : "disputed" };
}

/**
 * Settles a label to which somebody has just objected, having seen what the model proposes: the objection counts as one
 * answer, and unless two people have given that value the label waits for somebody else, whoever stood behind it.
 */
export function settleObjection(answers: readonly string[], objection: string): LabelStanding {
  const standing = settleLabel([...answers, objection]);
  return standing.state === "confirmed" && standing.value === objection ? standing : { state: "waiting" };
}

function confirmed(answers: readonly string[], value: string): LabelStanding {
  const atOnce = answers[0] === value && answers[1] === value;
  return { state: "confirmed", value, by: atOnce ? "second-person" : "third-person" };
}

function counted(answers: readonly string[]): { value: string; n: number }[] {
  const counts = [...Map.groupBy(answers, (one) => one)].map(([value, some]) => ({ value, n: some.length }));
  return counts.toSorted((one, other) => other.n - one.n);
}
