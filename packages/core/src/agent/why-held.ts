import type { GateReason } from "../gate/decide.ts";
import { carriesAddress } from "./carries-address.ts";
import { type CompiledAgent, isActing, type ProposedCall, toolNamed } from "./compiled-agent.ts";

/** Why a person must see these calls first, however sure the model is; null where the gate alone decides. */
export function whyHeld(agent: CompiledAgent, calls: readonly ProposedCall[]): GateReason | null {
  const high = calls.find(({ tool }) => isHigh(agent, tool));
  if (high !== undefined)
    return { code: "high-stakes", sentence: `${high.tool} has high stakes: a person sees the exact call first.` };
  const leading = calls.find((one) => carriesAddress(one.arguments));
  if (leading === undefined) return null;
  const sentence = `What ${leading.tool} would carry has a link, an address or markup in it: a person sees it first.`;
  return { code: "check-failed", sentence };
}

function isHigh(agent: CompiledAgent, name: string): boolean {
  const tool = toolNamed(agent, name);
  return tool === null || (isActing(tool) && tool.stakes === "high");
}
