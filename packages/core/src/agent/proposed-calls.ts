import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { type ActingTool, type CompiledAgent, isActing, type ProposedCall, toolNamed } from "./compiled-agent.ts";

/** The answer of an agent as it stands by now: what it said, and what people made of it. */
export interface StandingAnswer {
  readonly value: string | null;
  readonly decided_value: string | null;
  readonly decided_by: string | null;
  readonly calls: readonly ProposedCall[] | null;
}

/** One proposed call with the tool that makes it; `id` is its place among the actions of the document: `2.0.1.refund.0`. */
export interface CallToMake {
  readonly id: string;
  readonly tool: ActingTool;
  readonly arguments: ProposedCall["arguments"];
}

/** The calls that belong to an answer: none where the case was decided otherwise, or nobody has decided yet. */
export function standingCalls(answer: StandingAnswer | undefined): readonly ProposedCall[] {
  if (answer?.calls === undefined || answer.calls === null || answer.value === null) return [];
  return answer.decided_by !== null && answer.decided_value === answer.value ? answer.calls : [];
}

/** What a `carryOut` makes of them. A call whose tool the version does not have cannot have been proposed by it. */
export function callsToMake(
  compiled: Pick<CompiledWorkflow, "blocks">,
  action: { readonly id: string; readonly judgment: string },
  calls: readonly ProposedCall[],
): CallToMake[] {
  const agent = agentNamed(compiled, action.judgment);
  return calls.flatMap(({ tool: name, arguments: given }, place) => {
    const tool = agent === null ? null : toolNamed(agent, name);
    if (tool === null || !isActing(tool)) return [];
    return [{ id: `${action.id}.${name}.${place}`, tool, arguments: given }];
  });
}

/** The agent behind a judgment; null where that is none. */
export function agentNamed({ blocks }: Pick<CompiledWorkflow, "blocks">, name: string): CompiledAgent | null {
  for (const block of blocks) {
    if (block.layer !== "judge") continue;
    const found = block.ranks.flat().find((one) => one.name === name);
    if (found?.kind === "agent") return found;
  }
  return null;
}

/** Whether an agent of this workflow may propose anything: whoever decides its cases decides on exact calls. */
export function proposesCalls({ blocks }: Pick<CompiledWorkflow, "blocks">): boolean {
  return blocks.some(
    (block) =>
      block.layer === "judge" && block.ranks.flat().some((one) => one.kind === "agent" && one.tools.some(isActing)),
  );
}
