import type { GateWire } from "@surety/core/wire/quality";
import { gatePoints } from "../../charts/gate-points.ts";
import { inWords, percent, points } from "../../design/format.ts";

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

/** What the guarantee costs against a threshold chosen by eye; null where there is nothing to compare. */
export function price(gate: GateWire): string | null {
  const { guaranteed, naive } = gatePoints(gate.curve, gate.maxError);
  if (naive === null) return null;
  if (guaranteed === null) return "The labels cannot rule that risk out, so nothing is automated.";
  const cost = Math.max(0, naive.automationRate - guaranteed.automationRate);
  return `The guarantee costs ${points(cost)} points of automation. More labels make it cheaper.`;
}
