import { canonicalJson } from "../workflow/canonical-json.ts";
import type { ProposedCall } from "./compiled-agent.ts";

/** An agent at work on one case: everything that was said, and what follows from it. Never changed, only continued. */
export interface AgentTalk {
  /** What it judges. */
  readonly text: string;
  /** What the model said and was told, behind the text. */
  readonly messages: readonly { readonly role: "user" | "assistant"; readonly text: string }[];
  /** The tools that it may use; null before it has said so. */
  readonly plan: readonly string[] | null;
  /** Every call that was let through, as one text each. */
  readonly calls: readonly string[];
  readonly proposed: readonly ProposedCall[];
  /** Answers that could not be used. */
  readonly slips: number;
  /** Answers so far. */
  readonly steps: number;
}

export const beginTalk = (text: string): AgentTalk => ({
  text,
  messages: [],
  plan: null,
  calls: [],
  proposed: [],
  slips: 0,
  steps: 0,
});

/** The talk after the model said something and was told something. */
export function goOn(
  talk: AgentTalk,
  said: string,
  told: string,
  change: Partial<Pick<AgentTalk, "plan" | "calls" | "proposed" | "slips">> = {},
): AgentTalk {
  const messages = [...talk.messages, { role: "assistant", text: said || "…" }, { role: "user", text: told }] as const;
  return { ...talk, ...change, messages, steps: talk.steps + 1 };
}

/** A call as one text: equal calls are equal texts. */
export const callText = ({ tool, arguments: given }: ProposedCall): string => `${tool} ${canonicalJson(given)}`;
