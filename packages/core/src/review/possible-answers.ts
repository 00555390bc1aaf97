/** A question with what can be answered to it, and what the machine suggests. */
export interface OpenQuestion {
  judgment: string;
  options: readonly string[];
  suggestion: string | null;
}

/**
 * The full answers that a person can give, in the order of the options, when there are at most `most` of them. Beyond
 * that only those that differ from the suggestions in one question, and of these the first `most`.
 */
export function possibleAnswers(questions: readonly OpenQuestion[], most: number): Record<string, string>[] {
  const count = questions.reduce((product, { options }) => product * options.length, 1);
  return count <= most ? everyAnswer(questions) : nearSuggestion(questions).slice(0, most);
}

function everyAnswer(questions: readonly OpenQuestion[]): Record<string, string>[] {
  return questions.reduce<Record<string, string>[]>(
    (answers, { judgment, options }) =>
      answers.flatMap((one) => options.map((value) => ({ ...one, [judgment]: value }))),
    [{}],
  );
}

function nearSuggestion(questions: readonly OpenQuestion[]): Record<string, string>[] {
  const suggested = Object.fromEntries(
    questions.flatMap(({ judgment, suggestion }) => (suggestion === null ? [] : [[judgment, suggestion] as const])),
  );
  const near = questions.flatMap(({ judgment, options }) =>
    questions.every((other) => other.judgment === judgment || other.suggestion !== null)
      ? options.map((value) => ({ ...suggested, [judgment]: value }))
      : [],
  );
  return [...new Map(near.map((one) => [questions.map(({ judgment }) => one[judgment]).join("\n"), one])).values()];
}
