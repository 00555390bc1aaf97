import type { GateWire } from "@surety/core/wire/quality";
import { gatePoints } from "../../charts/gate-points.ts";
import { inWords, percent } from "../../design/format.ts";

/** What the gate promises, in a colleague's words. */
export function promise(gate: GateWire): string {
  if (gate.mode === "none") return "This judgment has no gate: every case goes to a person.";
  if (gate.mode === "fixed")
    return "The threshold was set by hand. Nobody has shown how often automated cases are wrong.";
  const words = `fewer than ${inWords(gate.maxError)} automated cases are wrong`;
  if (gate.state === "earned") return `We are ${percent(gate.assurance)} sure that ${words}.`;
  if (gate.state === "broken")
    return `We promised that ${words}. Audits say otherwise, so every case goes to people until new evidence.`;
  return `The aim: ${percent(gate.assurance)} sure that ${words}. Labels have not earned that yet.`;
}

/** What the curve shows, told as a comparison; nothing where there is nothing to compare. */
export function comparison(gate: GateWire): string | null {
  const { guaranteed, naive } = gatePoints(gate.curve, gate.maxError);
  if (naive === null) return null;
  const risk = `Choosing by eye would automate ${percent(naive.automationRate)}, and up to ${percent(naive.bound)} of those could be wrong`;
  if (guaranteed === null) return `${risk}. The labels cannot rule that out, so nothing is automated.`;
  const price = naive.automationRate - guaranteed.automationRate;
  return `${risk}. The guarantee costs ${percent(Math.max(0, price))} of automation: ${percent(guaranteed.automationRate)} are automated, at most ${percent(guaranteed.bound)} wrong.`;
}
