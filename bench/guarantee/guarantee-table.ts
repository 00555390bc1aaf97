import { percent, promisesOf, spoken } from "./promises.ts";
import type { GuaranteeReport } from "./report.ts";

/** The report for people. */
export function guaranteeTable(report: GuaranteeReport): string {
  return [
    ...populationLines(report),
    "",
    ...deploymentRows(report),
    "",
    ...lifeRows(report),
    "",
    ...cascadeRows(report),
    "",
    ...mixRows(report),
    "",
    ...mixLifeRows(report),
    "",
    ...documentRows(report),
    "",
    ...coverageRows(report),
    "",
    ...alarmRows(report),
    "",
    ...verdictLines(report),
  ].join("\n");
}

function populationLines({ populations }: GuaranteeReport): string[] {
  return populations.map(({ name, synthetic, cases, wrong }) => {
    const kind = synthetic ? "made up from a formula" : "answers of the embedded classifier to real texts";
    return `${name}: ${cases} cases, ${percent(wrong)} wrong; ${kind}`;
  });
}

function deploymentRows({ deployments, plan }: GuaranteeReport): string[] {
  const head = [
    "data",
    "labels",
    "target",
    "bound broken",
    "automated",
    "none",
    "oracle",
    "naive: broken",
    "automated",
  ];
  const rows = deployments.map((one) => [
    one.population,
    String(one.labels),
    percent(one.target),
    spoken(one.broken),
    percent(one.automation),
    percent(one.silent),
    percent(one.oracle),
    spoken(one.naive.broken),
    percent(one.naive.automation),
  ]);
  return aligned(`One look, ${plan.deployments} deployments each; ${percent(1 - plan.assurance)} may break the bound`, [
    head,
    ...rows,
  ]);
}

function lifeRows({ lives, plan }: GuaranteeReport): string[] {
  const head = ["data", "target", "ever broken", ...(lives[0]?.looks.map(({ labels }) => `at ${labels}`) ?? [])];
  const rows = lives.map(({ population, target, broken, looks }) => [
    population,
    percent(target),
    spoken(broken),
    ...looks.map(({ automation }) => percent(automation)),
  ]);
  return aligned(`Whole lives, ${plan.lives} each: automated after each look`, [head, ...rows]);
}

function cascadeRows({ cascades, plan }: GuaranteeReport): string[] {
  const head = [
    "models",
    "labels",
    "taught",
    "target",
    "bound broken",
    "automated",
    "none",
    "a case costs",
    "above certified",
    "above provable",
    "above best",
    "people",
  ];
  const rows = cascades.map((one) => [
    one.world,
    String(one.labels),
    String(one.taught),
    percent(one.target),
    spoken(one.broken),
    percent(one.automation),
    percent(one.silent),
    one.cost.toFixed(4),
    percent(one.cost / one.certified - 1),
    percent(one.cost / one.provable - 1),
    percent(one.cost / one.best - 1),
    one.people.toFixed(4),
  ]);
  return aligned(`Cascades of scripted models, ${plan.cascades} each; cut-offs chosen together`, [head, ...rows]);
}

function mixRows({ mixes, plan }: GuaranteeReport): string[] {
  const head = ["signals", "labels", "target", "bound broken", "automated", "by the mean", "bound broken", "mixed"];
  const rows = mixes.map((one) => [
    one.world,
    String(one.labels),
    percent(one.target),
    spoken(one.broken),
    percent(one.automation),
    percent(one.plain),
    spoken(one.plainBroken),
    percent(one.mixed),
  ]);
  const title = `Signals of scripted models, ${plan.mixes} gates each; mixed where a part of the labels shows that to be better`;
  return aligned(title, [head, ...rows]);
}

function mixLifeRows({ mixLives, plan }: GuaranteeReport): string[] {
  const head = ["signals", "target", "ever broken", ...(mixLives[0]?.looks.map(({ labels }) => `at ${labels}`) ?? [])];
  const rows = mixLives.map(({ world, target, broken, looks }) => [
    world,
    percent(target),
    spoken(broken),
    ...looks.map(({ automation }) => percent(automation)),
  ]);
  return aligned(`The same, whole lives, ${plan.mixes} each: automated after each look`, [head, ...rows]);
}

function documentRows({ documents, plan }: GuaranteeReport): string[] {
  const head = ["documents", "labels", "target", "bound broken", "automated", "field by field: broken", "automated"];
  const rows = documents.map(({ world, labels, target, whole, split }) => [
    world,
    String(labels),
    percent(target),
    spoken(whole.broken),
    percent(whole.automation),
    spoken(split.broken),
    percent(split.automation),
  ]);
  const title = `Whole documents, ${plan.deployments} gates each; one threshold for all fields, or one for each with its part`;
  return aligned(title, [head, ...rows]);
}

function coverageRows({ coverage, plan }: GuaranteeReport): string[] {
  const head = ["data", "about", "cases", "truth", "interval holds it", "mean width", "mean of what was looked at"];
  const rows = coverage.map((one) => [
    one.population,
    one.about,
    String(one.cases),
    percent(one.truth),
    spoken(one.covered),
    percent(one.width),
    percent(one.naive),
  ]);
  return aligned(`Live error, ${plan.months} months each`, [head, ...rows]);
}

function alarmRows({ alarms, plan }: GuaranteeReport): string[] {
  const { falseAlarms, delays } = alarms;
  const head = ["tolerated", "before", "true rate", "found", "median", "90 % by", "99 % by"];
  const rows = delays.map(({ maxError, before, actual, detected, median, p90, p99 }) => [
    percent(maxError),
    before === null ? "-" : percent(before),
    percent(actual),
    percent(detected),
    ...[median, p90, p99].map(String),
  ]);
  const quiet = `False alarms of the watch in ${plan.streams} streams of ${plan.auditsPerStream} audits: ${spoken(falseAlarms)}`;
  return [quiet, ...aligned("Audits until a worse rate is found", [head, ...rows])];
}

function verdictLines(report: GuaranteeReport): string[] {
  const promises = promisesOf(report);
  const broken = promises.filter(({ kept }) => !kept);
  if (broken.length === 0) return [`All ${promises.length} promises are kept.`];
  return broken.map(({ promise, found }) => `BROKEN  ${promise}; found ${found}`);
}

function aligned(title: string, rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const cell = (text: string, at: number) => (at === 0 ? text.padEnd(widths[at]!) : text.padStart(widths[at]!));
  return [title, ...rows.map((row) => row.map(cell).join("  "))];
}
