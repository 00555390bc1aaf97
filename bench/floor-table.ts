import type { MeasuredFloor } from "./measure-floor.ts";

const columns = [
  ["n", 6],
  ["acc %", 7],
  ["F1 %", 7],
  ["ECE", 7],
  ["AUROC", 7],
  ["auto % @1", 10],
  ["err %", 6],
  ["@2", 6],
  ["err %", 6],
  ["@5", 6],
  ["err %", 6],
  ["train s", 8],
  ["ms/text", 8],
  ["MB", 6],
] as const;
const nameWidth = 46;

/** The runs as one table for people; figures are of the test cases. */
export function floorTable(runs: readonly MeasuredFloor[]): string {
  const head = "".padEnd(nameWidth) + columns.map(([name, width]) => name.padStart(width)).join("");
  return [head, ...runs.map(rowOf)].join("\n");
}

function rowOf({ name, missed, evaluation }: MeasuredFloor): string {
  const { n, accuracy, macroF1, ece, outOfScopeAuroc, automation, train, millisecondsPerText, memoryMb } = evaluation;
  const cells = [
    String(n),
    percent(accuracy.value),
    percent(macroF1),
    ece.toFixed(4),
    outOfScopeAuroc === null ? "-" : outOfScopeAuroc.toFixed(4),
    ...automation.flatMap((one) => [percent(one.automationRate), percent(one.observedError)]),
    train.seconds.toFixed(1),
    millisecondsPerText.batch.toFixed(2),
    memoryMb.toFixed(0),
  ];
  const verdict = missed.length === 0 ? "" : `  MISSED: ${missed.join(", ")}`;
  return name.padEnd(nameWidth) + columns.map(([, width], at) => cells[at]!.padStart(width)).join("") + verdict;
}

const percent = (share: number): string => (share * 100).toFixed(2);
