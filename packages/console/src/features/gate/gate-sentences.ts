import { allowance, type WhatIf } from "@surety/core/gate/what-if";
import { guaranteeSentence, oneIn } from "@surety/core/gate/guarantee-sentence";
import type { GateLabels } from "@surety/core/wire/gate";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { count, counted, percent, points } from "../../design/format.ts";
import type { SegmentPicture } from "./gate-picture.ts";

/** What the gate promises, in a colleague's words. */
export function promise({ gate, looks, noun, drafts }: GateDetail): string {
  if (drafts !== undefined) return ofDrafts(gate, drafts.mostChanged);
  const words = `fewer than ${oneIn(gate.maxError)} automated ${noun} are wrong`;
  if (gate.mode === "none") return "A rule decides here: it is certain where it holds, and promises nothing else.";
  if (gate.mode === "fixed")
    return `The threshold was set by hand. Nobody has shown how often automated ${noun} are wrong.`;
  if (gate.state === "broken")
    return `We promised that ${words}. Audits say otherwise, so people decide until there is new evidence.`;
  const labels = looks.find((look) => look.inForce)?.labels?.count;
  if (gate.state === "earned" && labels !== undefined)
    return guaranteeSentence({ threshold: 0, target: gate.maxError, assurance: gate.assurance, labels, noun });
  if (gate.state === "earned") return `We are ${percent(gate.assurance)} sure that ${words}.`;
  return `The aim: ${percent(gate.assurance)} sure that ${words}. Labels have not earned that yet.`;
}

/** What it promises of drafts: that a person would have sent them too. */
function ofDrafts({ state, maxError, assurance }: GateDetail["gate"], mostChanged: number | null): string {
  if (mostChanged === null) return "A person sends every draft: the document lets none out alone.";
  const changed = mostChanged === 0 ? "changed" : `changed by more than ${percent(mostChanged)} of its words`;
  const words = `fewer than ${oneIn(maxError)} drafts that go out alone would a person have ${changed} or not sent`;
  if (state === "broken") return `We promised: ${words}. Audits say otherwise, so people send all of them again.`;
  if (state === "earned") return `We are ${percent(assurance)} sure: ${words}.`;
  return `The aim, with ${percent(assurance)} assurance: ${words}. What people did with drafts has not earned that yet.`;
}

/** Among what the assurance is split, and why the parts are stricter than the whole; null where it is not split. */
export function splitSentence({ gate, siblings, looks }: GateDetail): string | null {
  const segments = looks.find((look) => look.inForce)?.segments.length ?? 1;
  const parts = [
    segments > 1 ? `${segments} segments` : null,
    siblings.length > 0 ? `${siblings.length + 1} judgments (with ${siblings.join(", ")})` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return `All of it holds together: the ${percent(gate.assurance)} are shared by ${parts.join(" and ")}, so each is tested more strictly.`;
}

/** What becomes of a case whose block judges several things; null for a judgment that stands alone. */
export function togetherSentence({ siblings, together, noun, gate }: GateDetail): string | null {
  if (siblings.length === 0) return null;
  const rule = `A case is automated when ${[gate.judgment, ...siblings].join(" and ")} are all let through; else a person answers all of them.`;
  if (together === null || together.automated === 0) return rule;
  const most = Math.min(1, (gate.maxError * together.passed) / together.automated);
  return `${rule} Lately ${percent(together.passed / together.cases)} of ${count(together.cases)} ${noun} passed here and ${percent(together.automated / together.cases)} passed everywhere: of those alone, at most ${percent(most)} can be wrong in ${gate.judgment}.`;
}

/** Which labels the thresholds rest on, and which they may not. */
export function sampleSentence({ asked, drawn, withoutSegment }: GateLabels): string {
  const parts = [
    asked > 0 ? `${counted(asked, "label")} from imports and from the time when people decided everything` : null,
    drawn > 0 ? `${count(drawn)} drawn at random behind the running gate, each weighed by its chance` : null,
  ].filter((part) => part !== null);
  const left = withoutSegment > 0 ? ` ${counted(withoutSegment, "label")} without a segment could not be used.` : "";
  const base = parts.length === 0 ? "No label yet." : `${parts.join(", and ")}.`;
  return `${base}${left} Answers to cases that people saw only because the model was unsure teach the model and never set a threshold.`;
}

/** What deriving again would be, before somebody does it. */
export function lookSentence({ next, gate, looks }: GateDetail): string {
  if (next.labels === 0) return "There are no labels to derive a threshold from yet.";
  if (next.newLabels === 0 && looks.length > 0 && gate.state !== "learning")
    return "There are no new labels since the last look: deriving again changes nothing and costs nothing.";
  const budget = 1 - gate.assurance;
  const price = `it spends ${points(next.spends)} of the ${points(budget)} points of doubt that this gate has for its whole life`;
  const first =
    next.look === 1 ? "This will be the first look at these labels" : `This will be look ${next.look} at these labels`;
  const advice = next.look > 1 ? " A look pays when labels have about doubled since the last one." : "";
  return `${counted(next.newLabels, "new label")}. ${first}: ${price}.${advice}`;
}

/** What the guarantee costs against a threshold chosen by eye; null where there is nothing to compare. */
export function price({ guaranteed, naive }: Pick<SegmentPicture, "guaranteed" | "naive">): string | null {
  if (naive === null) return null;
  if (guaranteed === null) return "The labels cannot rule that risk out, so nothing is automated.";
  const cost = Math.max(0, naive.automationRate - guaranteed.automationRate);
  return `The guarantee costs ${points(cost)} points of automation against choosing by eye. More labels make it cheaper.`;
}

/** How the handle stands to what labels allow. */
export function handleSentence(chosen: WhatIf, earned: number | null, maxError: number): string {
  switch (allowance(chosen.threshold, earned)) {
    case "guaranteed":
      return "This is the threshold that the labels have earned: the promise holds here.";
    case "stricter":
      return "Stricter than the labels ask for: safe to say, and more work for people.";
    case "not-shown":
      return chosen.errorAtMost <= maxError
        ? "Below the earned threshold: this one point looks safe, and picking it by looking takes the proof away."
        : `Below the earned threshold: up to ${percent(chosen.errorAtMost)} may be wrong, more than the target of ${percent(maxError)}.`;
    case "nothing-earned":
      return "No threshold is in force: this only shows what the labels say.";
  }
}
