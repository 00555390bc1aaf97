import type { Compilation } from "./compilation.ts";
import type { CompiledWorkflow } from "./compiled-workflow.ts";
import type { WorkflowDocument } from "./document.ts";

/** Checks to whom reviews go, who must not decide them, and that exceptions do not wait where nobody moves them. */
export function compileWho(document: WorkflowDocument, compilation: Compilation): CompiledWorkflow["who"] {
  const { assign, notBy, ownCases, fourEyes, stakes } = document.review;
  const path = ["review", "assign"];
  const { groups, skills } = compilation.world;
  if (assign?.group !== undefined && groups !== undefined)
    compilation.reference("group", assign.group, groups, [...path, "group"]);
  if (skills !== undefined)
    assign?.skills.forEach((skill, at) => compilation.reference("skill", skill, skills, [...path, "skills", at]));
  checkExceptionQueue(document, compilation);
  const careful = fourEyes || stakes === "high" || notBy !== undefined;
  return {
    assign: assign ?? null,
    notBy: notBy === undefined ? null : compilation.expression(notBy, ["review", "notBy"], ["string", "list", "null"]),
    refusesOwn: ownCases === undefined ? careful : ownCases === "refused",
  };
}

/** A step that leads to where exceptions open moves none of them: whoever wrote it should know. */
function checkExceptionQueue({ exceptions, review }: WorkflowDocument, compilation: Compilation): void {
  if (exceptions === undefined) return;
  review.escalate?.forEach(({ queue }, at) => {
    if (queue !== exceptions.queue || queue === review.queue) return;
    const message = `Exceptions open in "${queue}" already, so this step moves no exception: nobody else hears of them by it.`;
    const remedy = "Let exceptions open in another queue, or add a later step to another one.";
    const path = ["review", "escalate", at, "queue"];
    compilation.report(path, { code: "exceptions-not-escalated", message, remedy }, "warning");
  });
}
