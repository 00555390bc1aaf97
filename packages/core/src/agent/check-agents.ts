import type { Compilation } from "../workflow/compilation.ts";
import type { WorkflowDocument } from "../workflow/document.ts";
import { isActing } from "./compiled-agent.ts";

/** Says what agents propose in vain, and where people would decide on calls that they do not see. */
export function checkAgents({ flow, review }: WorkflowDocument, compilation: Compilation): void {
  const acting = [...compilation.agents].filter(([, { tools }]) => tools.some(isActing)).map(([name]) => name);
  for (const name of acting) {
    if (compilation.carriedOut.has(name)) continue;
    const block = flow.findIndex((one) => "judge" in one && Object.hasOwn(one.judge, name));
    const message = `Nobody makes the calls that ${name} proposes.`;
    const remedy = `Add carryOut: ${name} to a rule of an act block behind it.`;
    compilation.report(["flow", block, "judge", name], { code: "never-carried-out", message, remedy }, "warning");
  }
  if (acting.length === 0 || (review.suggestion ?? "shown") === "shown") return;
  compilation.report(["review", "suggestion"], {
    code: "calls-unseen",
    message: `People would decide on the calls of ${acting.join(", ")} without seeing them.`,
    remedy: "Leave suggestion out, or give the agent tools that only look things up.",
  });
}
