import type { CompiledAgent } from "../../agent/compiled-agent.ts";
import type { Check, Observation } from "../check.ts";
import { actionWords, mailsOutsider, strengthOf } from "../action-reach.ts";
import { isAttended } from "../attendance.ts";
import { readsOfAction, readsOfJudgment } from "../names-read.ts";
import { type ActionSite, asksModel } from "../patient.ts";
import { type Provenance, provenanceOf } from "../strangers-text.ts";

/** Changes something of ours, or reaches outside. */
const changesSomething = 2;

export const ruleOfTwo: Check = {
  code: "rule-of-two",
  family: "rule-of-two",
  severity: "problem",
  title: "Strangers' text, private data and the outside",
  looksFor:
    "A mail to an address of the case that carries what a lookup found, in a workflow where a stranger's text decides, without a person in between. A fixed address, or a connection bound to its place, is an allow-list. And any call that changes something outside, of an agent that reads a stranger's text and private data and fills in more than a closed list, without a person who sees the call.",
  why: "Whoever writes the right words can make the workflow send private data out: the text decides that it goes, and the case decides where.",
  fix: "Put a person in between (stakes: high, of the review or of the agent's tool), write the address into the document, let the agent choose from closed lists (enum), or leave the private data out.",
  look: (patient) => {
    const provenance = provenanceOf(patient.compiled);
    const { isStrangers, isPrivate } = provenance;
    return patient.actions.flatMap((site) => {
      if (isAttended(site, patient)) return [];
      if (site.agent !== null) return ofAgent(site, site.agent, provenance);
      if (!mailsOutsider(site.action)) return [];
      const deciding = [
        ...(site.when?.names ?? []),
        ...patient.judgments.flatMap(({ judgment, block }) =>
          block < site.block && asksModel(judgment) ? readsOfJudgment(judgment) : [],
        ),
      ];
      const address = site.action.kind === "email" ? site.action.to.names : [];
      const secret = readsOfAction(site.action).find((name) => isPrivate(name) && !address.includes(name));
      const stranger = deciding.find(isStrangers);
      if (secret === undefined || stranger === undefined) return [];
      const what = `${stranger} (anybody's text) decides, ${secret} (private) leaves, and ${address[0]} says where to.`;
      return [{ path: site.path, what }];
    });
  },
};

/** A hijacked agent does with its tools whatever a text says: what it fills in freely is no allow-list. */
function ofAgent(site: ActionSite, agent: CompiledAgent, { isPrivate, isOpen }: Provenance): Observation[] {
  if (strengthOf(site.action) < changesSomething) return [];
  const [stranger] = agent.text.names.filter((name) => isOpen(name));
  const reads = readsOfAction(site.action);
  const filled = reads.find((name) => name.startsWith("arguments.") && isOpen(name));
  const looked = agent.tools.find(({ does }) => does === "look")?.name;
  const secret = looked ?? [...agent.text.names, ...reads].find((name) => isPrivate(name));
  if (stranger === undefined || filled === undefined || secret === undefined) return [];
  const what = `The agent reads ${stranger} (anybody's text) and ${secret} (private), and its model writes ${filled} of ${actionWords(site.action)}.`;
  return [{ path: site.path, what }];
}
