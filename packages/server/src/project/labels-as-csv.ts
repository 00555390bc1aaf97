import { UserError } from "@surety/core/errors/user-error";
import type { House } from "../main.ts";
import { judgmentNamed } from "../commands/label-commands.ts";
import { csvLine } from "./csv-line.ts";

interface LabelLine {
  text: string;
  label: string;
  source: string;
  part: string;
}

/** All labels of a judgment, as data and as CSV (RFC 4180) with the columns text, label, source, part. */
export async function labelsAsCsv(house: House, workflow: string, judgment: string): Promise<[LabelLine[], string]> {
  const { compiled } = await house.world.definitions.current(workflow);
  judgmentNamed(compiled, judgment);
  const rows = await house.database.query<LabelLine>(
    "select text, value as label, source, part from surety.labels where workflow = $1 and judgment = $2 order by id",
    [workflow, judgment],
  );
  if (rows.length === 0) throw noLabels(workflow, judgment);
  const lines = rows.map(({ text, label, source, part }) => csvLine([text, label, source, part]));
  return [rows, ["text,label,source,part", ...lines].join("\r\n")];
}

function noLabels(workflow: string, judgment: string): UserError {
  return new UserError({
    code: "no-labels",
    message: `${judgment} of ${workflow} has no labels yet.`,
    remedy: `Decide some cases in the inbox, or: surety import FILE.csv --into ${workflow} --labels ${judgment}`,
  });
}
