import { count, percent } from "@surety/core/gate/percent";
import { moneyText } from "@surety/core/language/money-text";
import type { ExperimentArm, ExperimentDetail } from "@surety/core/wire/experiment";

/** What is compared and what it may cost, before anything is asked. */
export function planText(experiment: ExperimentDetail): string {
  const { armList, currency, mostMicros, probableMicros, workflow, id } = experiment;
  const money = (micros: number) => moneyText(Math.round(micros), currency);
  const lines = armList.map(({ name, model, current, estimate }) => {
    const known = estimate.known === 0 ? "" : `, ${count(estimate.known)} answered before`;
    const calls = model === "local" ? "trained here, without these cases" : `${count(estimate.calls)} calls${known}`;
    const how =
      experiment.batch && model !== "local"
        ? estimate.batch === true
          ? " in batches"
          : " at once (it has no batches)"
        : "";
    return `  ${name}${current ? " (in force)" : ""}: ${calls}${how}; probably ${money(estimate.probableMicros)}, at most ${money(estimate.mostMicros)}`;
  });
  return [
    headOf(experiment),
    ...lines,
    `Together probably ${money(probableMicros)}, at most ${money(mostMicros)}. Nothing was asked yet.`,
    ...(experiment.batch
      ? ["Answers of batches come within a day; a running server goes on without this command."]
      : []),
    `Start it: surety experiment ${workflow} --resume ${id} --most ${mostMicros / 1_000_000}`,
  ].join("\n");
}

/** How it ended: the paired test of each arm, its costs, and where it stopped if it did. */
export function experimentText(experiment: ExperimentDetail): string {
  const { armList, currency, paidMicros, sentence, status, answered, items, arms, workflow, id } = experiment;
  const bill = `Paid: ${moneyText(paidMicros, currency)}.`;
  if (status !== "done") {
    const far = `${count(answered)} of ${count(items * arms)} answers are there.`;
    const next = status === "cancelled" ? [] : [`Go on: surety experiment ${workflow} --resume ${id} --most AMOUNT`];
    return [headOf(experiment), `It is ${status}. ${sentence}`.trim(), `${far} ${bill}`, ...next].join("\n");
  }
  return [headOf(experiment), ...armList.flatMap((arm) => armLines(arm, currency)), sentence, bill].join("\n");
}

function headOf({ workflow, judgment, set, items }: ExperimentDetail): string {
  const where = set === null ? "its labels that measure" : `${set.name}, version ${set.version}`;
  return `${workflow}: ${judgment}, on ${count(items)} cases of ${where}`;
}

function armLines({ name, current, result }: ExperimentArm, currency: string): string[] {
  if (result === null) return [];
  const { right, accuracy, perCorrectMicros, unanswered, comparison, ranking, worth } = result;
  const span = accuracy === null ? "" : ` (${percent(accuracy.low)} to ${percent(accuracy.high)} at 95 %)`;
  const cost =
    perCorrectMicros === null ? "" : `, ${moneyText(Math.round(perCorrectMicros), currency)} for each right answer`;
  const silent = unanswered === 0 ? "" : `, ${count(unanswered)} without an answer`;
  const share = accuracy === null ? "" : `${percent(accuracy.value)} right`;
  return [
    `  ${name}${current ? " (in force)" : ""}: ${share}${span}, ${count(right)} cases${silent}${cost}`,
    ...[comparison?.sentence, worth, ranking?.comparison?.sentence].flatMap((one) =>
      one === undefined ? [] : [`    ${one}`],
    ),
  ];
}
