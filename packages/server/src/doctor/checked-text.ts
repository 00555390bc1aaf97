import { styleText } from "node:util";
import { factWords } from "@surety/core/doctor/doctor-facts";
import { families } from "@surety/core/doctor/families";
import { type AcceptedFinding, type Finding, findingPage } from "@surety/core/doctor/finding";
import { ruleYaml } from "@surety/core/doctor/fit/rule-yaml";
import { problemLine } from "@surety/core/workflow/workflow-problems";
import type { Checked } from "./check-workflow.ts";

/** Whether nothing fails: no error, no problem and, where it is strict, no risk. */
export function isInOrder({ problems, findings }: Checked, strict: boolean): boolean {
  const fails = findings.some(({ severity }) => severity === "problem" || (strict && severity === "risk"));
  return !fails && !problems.some(({ severity }) => severity === "error");
}

/** What was checked, for people at a terminal. */
export function checkedText(checked: readonly Checked[]): string {
  if (checked.length === 0) return "There are no workflows to check: surety init makes a first one.";
  return checked.map(oneText).join("\n\n");
}

function oneText(one: Checked): string {
  const findings = one.findings.map((finding) => findingText(finding, one.file));
  const accepted = one.accepted.map((finding) => acceptedText(finding, one.file));
  const savings = one.savings.map(({ judgment, says }) => `${one.file}: ${judgment}: ${says}`);
  return [...one.problems.map(problemLine), ...findings, ...accepted, ...savings, ...summary(one)].join("\n");
}

const colours = { problem: "red", risk: "yellow", hint: "cyan" } as const;

function findingText(finding: Finding, file: string): string {
  const { severity, code, family, what, why, fix, rule } = finding;
  const title = families.find(({ id }) => id === family)?.title ?? family;
  const lines = [
    `${placeOf(finding, file)}: ${styleText(colours[severity], severity)} ${code} (${title})`,
    `  ${what}`,
    `  ${styleText("dim", "Why:")} ${why}`,
    `  ${styleText("dim", "Fix:")} ${fix}`,
    ...(rule === undefined
      ? []
      : ruleYaml(rule)
          .trimEnd()
          .split("\n")
          .map((line) => `    ${line}`)),
    `  ${styleText("dim", findingPage(code))}`,
  ];
  return `${lines.join("\n")}\n`;
}

function acceptedText(finding: AcceptedFinding, file: string): string {
  const { code, what, because } = finding;
  return `${placeOf(finding, file)}: accepted ${code}\n  ${what}\n  ${styleText("dim", "Because:")} ${because}\n`;
}

function placeOf({ line, column, path }: Finding, file: string): string {
  return line === undefined ? `${file} ${path === "" ? "document" : path}` : `${file}:${line}:${column ?? 1} ${path}`;
}

function summary({ file, name, problems, findings, accepted, notLookedAt }: Checked): string[] {
  if (problems.some(({ severity }) => severity === "error")) return [];
  const many = (severity: Finding["severity"]) => findings.filter((one) => one.severity === severity).length;
  const found =
    findings.length === 0
      ? "is in order"
      : `has ${counted(many("problem"), "problem")}, ${counted(many("risk"), "risk")}, ${counted(many("hint"), "hint")}`;
  const answered = accepted.length === 0 ? "" : `; ${counted(accepted.length, "accepted risk")}`;
  const missing = [...new Set(notLookedAt.flatMap((one) => one.missing))].map((fact) => factWords[fact]);
  const blind =
    notLookedAt.length === 0
      ? []
      : [
          styleText(
            "dim",
            `${counted(notLookedAt.length, "check")} could not look: nothing is known here of ${listed(missing)}.`,
          ),
        ];
  return [`${file}: ${name} ${found}${answered}`, ...blind];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
