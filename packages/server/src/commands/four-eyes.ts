/** What one person said about a review. */
export interface Vote {
  person: string;
  answers: Record<string, string>;
  verdict: "decide" | "reject" | "out-of-scope";
}

/** Whether the last vote is shared by another person, which is what four eyes ask for. */
export function agree(votes: readonly Vote[]): boolean {
  const last = votes.at(-1);
  return last !== undefined && votes.some((one) => one.person !== last.person && same(one, last));
}

function same(one: Vote, other: Vote): boolean {
  const names = Object.keys(one.answers);
  return (
    one.verdict === other.verdict &&
    names.length === Object.keys(other.answers).length &&
    names.every((name) => one.answers[name] === other.answers[name])
  );
}
