/** A record of fields in short: "6 fields", "5 fields, 1 not in the document". Other answers are their own words. */
export function answerInWords(answer: string): string {
  const values = valuesOf(answer);
  if (values === null) return answer;
  const there = values.filter((value) => value !== null).length;
  const absent = values.length - there;
  const fields = there === 1 ? "1 field" : `${there} fields`;
  return absent === 0 ? fields : `${fields}, ${absent} not in the document`;
}

function valuesOf(answer: string): unknown[] | null {
  if (!answer.startsWith("{")) return null;
  try {
    return Object.values(JSON.parse(answer) as Record<string, unknown>);
  } catch {
    return null;
  }
}
