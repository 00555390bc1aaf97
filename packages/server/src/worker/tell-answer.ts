import type { WorkCase } from "./work-case.ts";

const between = " · ";

/**
 * What lists show of a case: its first answer. Cases are looked for by it, so a record has all of its fields in there; what
 * follows from a record says more than the record, and stands before it. What a person decides takes the place of either.
 */
export function tellAnswer(
  work: Pick<WorkCase, "judgments" | "answer">,
  name: string,
  words: string,
  decided = false,
): void {
  const [first] = work.judgments.values();
  const said = `${name}: ${words}`;
  if (first !== undefined && first.name !== name && first.kind === "extract")
    work.answer = `${said}${between}${recordIn(work.answer, first.name)}`;
  else if (decided || first === undefined || first.name === name) work.answer = said;
}

/** Without what was told before it. */
function recordIn(answer: string | null, name: string): string {
  const from = answer?.indexOf(`${name}: `) ?? -1;
  return from === -1 ? (answer ?? "") : (answer ?? "").slice(from);
}
