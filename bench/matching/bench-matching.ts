import { expectedCalibrationError } from "@surety/core/measure/calibration";
import { calibrate } from "@surety/core/statistics/calibrator";
import { fitPlatt } from "@surety/core/statistics/fit-platt";
import { type MatchingTrial, tryMatching } from "@surety/templates/invoice-intake/samples/try-matching";
import { type PartyAttempt, tryParties } from "@surety/templates/invoice-intake/samples/try-parties";

// npm run bench:matching: 1,000 generated invoices, half of them with a fault each, and how well suppliers are found.
// --invoices N and --seed N for other ones, --json for one JSON object. A fault that nobody is told of ends it with an error.
const args = process.argv.slice(2);
const numberAfter = (flag: string, otherwise: number): number =>
  args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : otherwise;
const [invoices, seed] = [numberAfter("--invoices", 1000), numberAfter("--seed", 20_260_301)];
const begun = performance.now();
const trial = tryMatching(invoices, seed);
const seconds = (performance.now() - begun) / 1000;
const parties = partyFigures(tryParties(4000, seed));
console.log(args.includes("--json") ? JSON.stringify({ invoices, seed, seconds, trial, parties }) : text(trial));
process.exit(trial.faults.some(({ missed }) => missed.length > 0) ? 1 : 0);

function text({ clean, falseAlarms, faults }: MatchingTrial): string {
  const planted = faults.reduce((sum, one) => sum + one.planted, 0);
  const named = faults.reduce((sum, one) => sum + one.found, 0);
  const stopped = faults.reduce((sum, one) => sum + one.stopped.length, 0);
  const stoppedClean = new Set(falseAlarms.map(({ invoice }) => invoice)).size;
  return [
    `${invoices} invoices (seed ${seed}) written, read and matched in ${seconds.toFixed(1)} s`,
    `${planted} faults planted: ${named} named, ${stopped} stopped for another reason, ${planted - named - stopped} missed`,
    ...faults.flatMap(faultLines),
    `${clean} invoices in which nothing is wrong: ${stoppedClean} stopped, ${falseAlarms.length} false alarms`,
    ...causes(falseAlarms),
    "",
    `suppliers among 300 with names that are much alike, ${parties.attempts} looked for, one in four in no list:`,
    `  taken (from 80 %): ${parties.taken}, of them wrong ${parties.wrong}; of those in the list ${parties.recall.toFixed(1)} % taken`,
    `  calibration error of the score ${parties.error.toFixed(3)}, after Platt on half of the pairs ${parties.fitted.toFixed(3)} (on the other half)`,
  ].join("\n");
}

function faultLines({ name, planted, found, stopped, missed }: MatchingTrial["faults"][number]): string[] {
  return [
    `  ${name.padEnd(58)} ${found} of ${planted}`,
    ...stopped.map((message) => `      told otherwise: ${message}`),
    ...missed.map((invoice) => `      missed: invoice ${invoice}`),
  ];
}

function causes(falseAlarms: MatchingTrial["falseAlarms"]): string[] {
  const byCode = Map.groupBy(falseAlarms, ({ code }) => code);
  return [...byCode].flatMap(([code, some]) => [
    `  ${code}: ${some.length}`,
    ...some.slice(0, 3).map(({ message }) => `      ${message}`),
  ]);
}

function partyFigures(attempts: readonly PartyAttempt[]) {
  const taken = attempts.filter(({ score }) => score >= 0.8);
  const known = attempts.filter((one) => one.known);
  const [learned, held] = [attempts.filter((_, at) => at % 2 === 0), attempts.filter((_, at) => at % 2 === 1)];
  const hits = (some: readonly PartyAttempt[]) => some.map(({ right }) => Number(right));
  const scores = (some: readonly PartyAttempt[]) => some.map(({ score }) => score);
  const bins = { bins: 10, binning: "mass" } as const;
  const fit = fitPlatt(scores(learned), hits(learned));
  return {
    attempts: attempts.length,
    taken: taken.length,
    wrong: taken.filter(({ right }) => !right).length,
    recall: (100 * known.filter(({ score, right }) => right && score >= 0.8).length) / known.length,
    error: expectedCalibrationError(scores(held), hits(held), bins),
    fitted: expectedCalibrationError(
      scores(held).map((score) => calibrate(fit, score)),
      hits(held),
      bins,
    ),
  };
}
