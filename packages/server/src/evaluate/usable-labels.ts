import type { LabelledRow } from "../project/read-label-file.ts";
import { unfitFile } from "../project/unfit-file.ts";

const mostClasses = 300;

/** The classes of rows to learn from. Throws a UserError that names the file where nothing can be learned. */
export function classesOf(files: readonly string[], rows: readonly LabelledRow[], none: string | null): Set<string> {
  const file = files.join(", ");
  const classes = new Set(rows.map(({ label }) => label).filter((label) => label !== none));
  const [first] = classes;
  const line = rows[0]?.line ?? 1;
  if (first === undefined) throw unfitFile(file, line, "no row has the label of a class", needsTwo);
  if (classes.size === 1) throw unfitFile(file, line, `all labels are "${first.slice(0, 60)}"`, needsTwo);
  if (classes.size > mostClasses) {
    const reason = `there are ${classes.size} different labels, and ${mostClasses} are the most`;
    throw unfitFile(file, line, reason, "Join rare classes, or name the right column with --label COLUMN.");
  }
  return classes;
}

const needsTwo = "Label cases of at least two classes.";

/** Throws a UserError where no row of the test is of a class that was learned. */
export function refuseStrangers(
  files: readonly string[],
  rows: readonly LabelledRow[],
  classes: ReadonlySet<string>,
): void {
  if (rows.some(({ label }) => classes.has(label))) return;
  const some = [...new Set(rows.map(({ label }) => label))].slice(0, 5).join(", ").slice(0, 200);
  const learned = [...classes].slice(0, 5).join(", ").slice(0, 200);
  const reason = `none of its labels was learned (it has: ${some}; learned were: ${learned})`;
  throw unfitFile(
    files.join(", "),
    rows[0]?.line ?? 1,
    reason,
    "What is learned and what is measured need labels of the same set, spelt alike.",
  );
}
