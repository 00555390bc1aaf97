import type { Job } from "@surety/core/wire/workflow";
import { count } from "../../design/format.ts";

const fates = [
  ["accepted", "became cases"],
  ["duplicate", "were here already"],
  ["filtered", "were filtered out"],
  ["invalid", "did not fit and are kept in the journal"],
] as const;

/** What became of the rows of an import: "12 became cases, 1 did not fit and are kept in the journal." */
export function importSentence(result: Job["result"]): string {
  const said = fates.flatMap(([fate, words]) => {
    const rows = Number(result?.[fate] ?? 0);
    return rows === 0 ? [] : [`${count(rows)} ${words}`];
  });
  return said.length === 0 ? "The file had no rows." : `${said.join(", ")}.`;
}
