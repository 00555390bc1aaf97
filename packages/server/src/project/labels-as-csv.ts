import { UserError } from "@surety/core/errors/user-error";
import { recordOf } from "@surety/core/extract/record-text";
import type { House } from "../main.ts";
import { judgmentNamed } from "../commands/label-commands.ts";
import { csvLine } from "./csv-line.ts";

interface LabelLine {
  text: string;
  label: string;
  source: string;
  part: string;
}

/**
 * All labels of a judgment, as data and as CSV (RFC 4180) with the columns text, label, source, part; where an answer is a
 * record, each of its fields has a column of its own behind them.
 */
export async function labelsAsCsv(house: House, workflow: string, judgment: string): Promise<[LabelLine[], string]> {
  const { compiled } = await house.world.definitions.current(workflow);
  const named = judgmentNamed(compiled, judgment);
  const fields = named.kind === "extract" ? named.fields : {};
  const rows = await house.database.query<LabelLine>(
    "select text, value as label, source, part from surety.labels where workflow = $1 and judgment = $2 order by id",
    [workflow, judgment],
  );
  if (rows.length === 0) throw noLabels(workflow, judgment);
  const lines = rows.map(({ text, label, source, part }) => {
    const values = Object.values(recordOf(fields, label)).map((value) => value ?? "");
    return csvLine([text, label, source, part, ...values]);
  });
  return [rows, [csvLine(["text", "label", "source", "part", ...Object.keys(fields)]), ...lines].join("\r\n")];
}

function noLabels(workflow: string, judgment: string): UserError {
  return new UserError({
    code: "no-labels",
    message: `${judgment} of ${workflow} has no labels yet.`,
    remedy: `Decide some cases in the inbox, or: surety import FILE.csv --into ${workflow} --labels ${judgment}`,
  });
}
