import { agreementWords, examplesWords } from "@surety/core/experiment/plan-arms";
import type { AgreementRule, ExampleRule } from "@surety/core/language/prompt-schema";
import type { ExperimentStatus } from "@surety/core/wire/experiment";
import type { BadgeTone } from "../../design/badge.tsx";

export const statusWords: Record<ExperimentStatus, string> = {
  planned: "not started",
  running: "running",
  stopped: "stopped",
  cancelled: "cancelled",
  done: "done",
};

export const statusTones: Record<ExperimentStatus, BadgeTone> = {
  planned: "neutral",
  running: "accent",
  stopped: "caught",
  cancelled: "neutral",
  done: "reviewed",
};

/** Choices of examples that a form offers, by the word that stands for them in it. */
export const exampleChoices: { value: string; label: string; rule: ExampleRule | null }[] = [
  { value: "none", label: "No examples", rule: null },
  ...[2, 4, 8].flatMap((count) =>
    (["nearest", "diverse"] as const).map((choose) => {
      const rule: ExampleRule = { from: "labels", count, choose };
      return { value: `${choose}-${count}`, label: capital(examplesWords(rule)), rule };
    }),
  ),
];

/** Second opinions that a form offers to compare with none; others are asked for by the command or the API. */
export const opinionChoices: { value: string; label: string; rule: AgreementRule }[] = [2, 4].map((samples) => ({
  value: String(samples),
  label: `With ${agreementWords({ samples })}, and without`,
  rule: { samples },
}));

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `brain/small, brain/large` as a list. */
export const modelsIn = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** `+4.4`, with the true minus. */
export function signedPoints(share: number): string {
  const value = (Math.abs(share) * 100).toFixed(1);
  return value === "0.0" ? "0.0" : `${share < 0 ? "−" : "+"}${value}`;
}
