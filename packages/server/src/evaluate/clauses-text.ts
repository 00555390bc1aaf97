import { count, percent } from "@surety/core/gate/percent";
import { clauseRatesText } from "./clause-rates-text.ts";
import type { ClausesEvaluation } from "./evaluate-clauses.ts";

/** An evaluation of clauses for people. */
export function clausesText(evaluation: ClausesEvaluation): string {
  const { workflow, judgment, model, documents, leftOut, unread, clauses, presence, secondsPerDocument } = evaluation;
  const lines = [
    `${workflow}, judgment ${judgment}, model ${model.slice(0, 12)}: ${count(documents)} documents that it has not learned from`,
    ...clauseRatesText(clauses),
  ];
  if (presence !== null)
    lines.push(
      `Whether a type is there at all: right in ${percent(presence.value)} of ${count(presence.n)} answers (${percent(presence.low)} to ${percent(presence.high)} at 95 %)`,
    );
  if (leftOut > 0) lines.push(`${count(leftOut)} documents are left out: the model has learned from them`);
  lines.push(...unread.map(({ name, reason }) => `${name} was not read: ${reason}`));
  return [...lines, `${secondsPerDocument.toFixed(1)} s per document, reading included`].join("\n");
}
