import { clauseFigures, type ClauseQuestion, figuresFrom } from "@surety/core/clause/clause-figures";
import { published } from "./published.ts";
import type { Measured } from "./measure-folds.ts";

/** The figures of all types together and of each, as one object. */
export function reportOf(measured: Measured, types: readonly string[], contracts: number) {
  const of = (questions: readonly ClauseQuestion[], type: string) => questions.filter((one) => one.type === type);
  return {
    contracts,
    withoutParties: clauseFigures(measured.questions.filter(({ type }) => type !== "Parties")),
    all: { ...clauseFigures(measured.questions), quoted: figuresFrom(measured.quoted, 0) },
    types: types.map((type) => ({
      type,
      ...clauseFigures(of(measured.questions, type)),
      quoted: figuresFrom(of(measured.quoted, type), 0),
      presence: share(measured.presence.filter((one) => one.type === type)),
    })),
    presence: share(measured.presence),
    presenceError: calibrationError(measured.presence),
    published,
    trainSecondsPerFold: measured.trainSeconds / 5,
    secondsPerContract: measured.findSeconds / contracts,
    peakMegabytes: measured.peakMegabytes,
  };
}

export type Report = ReturnType<typeof reportOf>;

function share(answers: readonly { right: boolean }[]): number {
  return answers.filter(({ right }) => right).length / Math.max(1, answers.length);
}

/** Mean distance between stated and observed, over ten bins of stated confidence. */
function calibrationError(answers: readonly { confidence: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, (_, bin) =>
    answers.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
  );
  return bins.reduce((sum, own) => {
    const stated = own.reduce((total, { confidence }) => total + confidence, 0);
    const right = own.filter((one) => one.right).length;
    return sum + Math.abs(stated - right) / answers.length;
  }, 0);
}

export function textOf(report: Report): string {
  const { all, types, withoutParties } = report;
  return [
    `contracts-cuad: ${report.contracts} contracts, 41 types; each is measured by a model that learned from the other four fifths, none of them of the same company.`,
    "A true quote counts as found when a proposal shares half of the words of both with it (Jaccard of word sets at least 0.5);",
    "a proposal that fits no true quote is a false alarm; for Parties a proposal that holds the name counts. Parts per hundred.",
    "",
    row("", ["AUPR", "P@80R", "P@90R"]),
    row("Surety (about 80 contracts to learn from)", [all.aupr, all.precisionAt80, all.precisionAt90].map(percent)),
    row(
      "  without the names of parties",
      [withoutParties.aupr, withoutParties.precisionAt80, withoutParties.precisionAt90].map(percent),
    ),
    ...report.published.map((one) =>
      row(
        `${one.model} (408)`,
        [one.aupr, one.precisionAt80, one.precisionAt90].map((each) => each.toFixed(1)),
      ),
    ),
    "Published (408 contracts to learn from, 102 others to test on): Hendrycks, Burns, Chen, Ball, CUAD, arXiv 2103.06268v2 (2021), table 1.",
    "That table is of all 41 types together; of single types the paper draws bars and prints no figures.",
    "",
    row("What it quotes by itself", ["true", "precision", "recall", "F1", "AUPR", "P@80R", "present?"]),
    row("all together", [
      ...cells(all.quoted),
      percent(all.aupr),
      percent(all.precisionAt80),
      percent(report.presence),
    ]),
    ...types.map((one) =>
      row(one.type, [...cells(one.quoted), percent(one.aupr), percent(one.precisionAt80), percent(one.presence)]),
    ),
    "",
    `Whether a type is present: right in ${percent(report.presence)} of 100, stated and observed ${percent(report.presenceError)} apart.`,
    `${report.trainSecondsPerFold.toFixed(0)} s for a training without embedding, ${report.secondsPerContract.toFixed(2)} s for a contract, at most ${report.peakMegabytes.toFixed(0)} MB.`,
  ].join("\n");
}

function cells({ wanted, precision, recall, f1 }: ReturnType<typeof figuresFrom>): string[] {
  return [String(wanted), ...[precision, recall, f1].map((each) => (each === null ? "–" : percent(each)))];
}

function row(name: string, columns: readonly string[]): string {
  return name.padEnd(40) + columns.map((each) => each.padStart(10)).join("");
}

function percent(value: number): string {
  return (100 * value).toFixed(1);
}
