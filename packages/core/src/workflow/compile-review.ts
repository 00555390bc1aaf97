import { nearestName } from "../expression/nearest-name.ts";
import { businessHours, rangesOf } from "../review/business-hours.ts";
import { codesFor } from "../review/reasons.ts";
import { isZone } from "../review/is-zone.ts";
import type { ReviewHours } from "../review/review-hours.ts";
import { parseDuration } from "../trigger/duration.ts";
import { compileSendBack } from "./compile-send-back.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledWorkflow } from "./compiled-workflow.ts";
import type { WorkflowDocument } from "./document.ts";

const longestDueMs = 366 * 86_400_000;

/** Checks the hours in which reviews are decided and makes due times countable; without hours each hour counts. */
export function compileReview(
  policy: WorkflowDocument["review"],
  compilation: Compilation,
): CompiledWorkflow["review"] {
  const { hours, due } = policy;
  checkReasons(policy.reasons, compilation);
  const sendBack = compileSendBack(policy.sendBack, compilation);
  const escalate = compileEscalations(policy, compilation);
  const value =
    policy.value === undefined ? null : compilation.expression(policy.value, ["review", "value"], ["number"]);
  const dueMs = due === undefined ? null : parseDuration(due);
  if (hours === undefined) return { dueMs, hours: null, escalate, sendBack, value };
  const fits = [checkZone(hours.zone, compilation), checkOpenings(hours.open, compilation)].every(Boolean);
  if (due !== undefined && due.endsWith("d")) reportDays(due, compilation);
  if (dueMs !== null && dueMs > longestDueMs) reportTooLong(["review", "due"], compilation);
  return { dueMs, hours: fits ? businessHours(hours) : null, escalate, sendBack, value };
}

/** Each code once, and something to choose wherever a reason is asked for. */
function checkReasons(policy: WorkflowDocument["review"]["reasons"], compilation: Compilation): void {
  if (policy === undefined) return;
  const codes = policy.codes.map(({ code }) => code);
  codes.forEach((code, at) => {
    if (codes.indexOf(code) === at) return;
    const message = `There is a reason "${code}" already.`;
    compilation.report(["review", "reasons", "codes", at, "code"], { code: "reason-twice", message });
  });
  policy.required.forEach((what, at) => {
    if (codesFor(policy, what).length > 0) return;
    const message = `A reason is required for ${what}, and none of the codes can be given for it.`;
    const remedy = `Add a code for ${what}, or take it out of required.`;
    compilation.report(["review", "reasons", "required", at], { code: "no-reason-to-give", message, remedy });
  });
}

/** Each step must come after the one before it and lead to a queue that the review has not been in. */
function compileEscalations(
  { queue, escalate = [] }: WorkflowDocument["review"],
  compilation: Compilation,
): CompiledWorkflow["review"]["escalate"] {
  const steps = escalate.map((step) => ({ afterMs: parseDuration(step.after), queue: step.queue }));
  steps.forEach((step, at) => {
    const path = ["review", "escalate", at];
    if (step.afterMs <= (steps[at - 1]?.afterMs ?? 0)) reportOutOfOrder([...path, "after"], compilation);
    if (step.afterMs > longestDueMs) reportTooLong([...path, "after"], compilation);
    const earlier = [queue, ...steps.slice(0, at).map((one) => one.queue)];
    if (!earlier.includes(step.queue)) return;
    const message = `A review that is escalated here has been in "${step.queue}" before.`;
    const remedy = "Name another queue, or remove this step.";
    compilation.report([...path, "queue"], { code: "escalates-in-circle", message, remedy });
  });
  return steps;
}

function reportOutOfOrder(path: Path, compilation: Compilation): void {
  const message = "Each escalation must come later than the one before it, and the first later than the opening.";
  const remedy = "Order them by after, soonest first.";
  compilation.report(path, { code: "escalation-out-of-order", message, remedy });
}

function checkZone(zone: string, compilation: Compilation): boolean {
  if (isZone(zone)) return true;
  const nearest = nearestName(zone, Intl.supportedValuesOf("timeZone"));
  compilation.report(["review", "hours", "zone"], {
    code: "unknown-zone",
    message: `There is no time zone called "${zone}".`,
    ...(nearest === undefined
      ? { remedy: "Name a zone of the IANA database, such as Europe/Berlin, America/New_York or UTC." }
      : { nearest }),
  });
  return false;
}

function checkOpenings(open: ReviewHours["open"], compilation: Compilation): boolean {
  const days = Object.entries(open);
  if (days.length === 0)
    compilation.report(["review", "hours", "open"], {
      code: "never-open",
      message: "The hours are closed on every day, so nothing would ever be due.",
      remedy: "Give at least one weekday its open times, or remove hours.",
    });
  const wrong = days.filter(([, text]) => !isInOrder(text ?? ""));
  for (const [name] of wrong)
    compilation.report(["review", "hours", "open", name], {
      code: "hours-out-of-order",
      message: "Each opening must end after it begins and before the next one begins.",
      remedy: "Write a night as two days: 22:00-24:00 on one, 00:00-06:00 on the next.",
    });
  return days.length > 0 && wrong.length === 0;
}

function isInOrder(text: string): boolean {
  const minutes = rangesOf(text).flat();
  return minutes.every((minute, at) => at === 0 || minute > (minutes[at - 1] ?? 0));
}

function reportDays(due: string, compilation: Compilation): void {
  const message = `With hours, ${due} is ${Number.parseInt(due, 10) * 24} hours of open time, which is more than as many working days.`;
  const remedy = "Write the open hours that are meant, such as 16h.";
  compilation.report(["review", "due"], { code: "due-in-days", message, remedy }, "warning");
}

function reportTooLong(path: Path, compilation: Compilation): void {
  const message = "A review cannot be due or escalated after more than 366 days of open time.";
  compilation.report(path, { code: "due-too-long", message, remedy: "Write a shorter time." });
}
