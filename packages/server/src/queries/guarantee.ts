import type { WorkflowRow } from "@surety/core/wire/overview";
import type { GateWire } from "@surety/core/wire/quality";

type Guarantee = WorkflowRow["guarantee"];

/** What matters most comes first: a broken promise hides no other. */
const order: Guarantee["state"][] = ["broken", "earned", "fixed", "learning", "none"];

/** The promise of a workflow in one sentence, from the gates of its judgments. */
export function guaranteeOf(gates: readonly GateWire[]): Guarantee {
  const state = order.find((candidate) => gates.some((gate) => gate.state === candidate)) ?? "none";
  const gate = gates.find((candidate) => candidate.state === state);
  return { state, sentence: gate === undefined ? "Nothing is judged here." : sentenceOf(gate) };
}

function sentenceOf(gate: GateWire): string {
  const promise = `at most ${percent(gate.maxError)} errors among automated cases (${percent(gate.assurance)} assurance)`;
  switch (gate.state) {
    case "broken":
      return `The promise for ${gate.judgment}${slices(gate)} was broken: people decide until new labels support it.`;
    case "earned":
      return `${capital(gate.judgment)}: ${promise}.${reopened(gate)}`;
    case "fixed":
      return `${capital(gate.judgment)} is automated from a hand-set confidence: nothing is promised.`;
    case "learning":
      return `${capital(gate.judgment)}: people decide until labels support ${promise}.`;
    case "none":
      return "Only rules decide: they are certain where they hold.";
  }
}

function slices({ closed = [] }: GateWire): string {
  const names = closed.map((one) => one.segment).filter((name) => name !== "");
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
}

/** A gate that somebody opened against an alarm says so as long as nothing new has been learned. */
function reopened({ override }: GateWire): string {
  return override === undefined
    ? ""
    : ` Reopened on ${override.at.slice(0, 10)} by ${override.by} without new evidence: ${override.because}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
