import type { Check } from "../check.ts";
import { actionWords } from "../action-reach.ts";
import { isAttended } from "../attendance.ts";
import { readsOfAction } from "../names-read.ts";
import { provenanceOf } from "../strangers-text.ts";

export const toolCarriesBoth: Check = {
  code: "tool-carries-both",
  family: "rule-of-two",
  severity: "problem",
  title: "A tool gets strangers' words beside private data",
  looksFor:
    "A tool that acts and whose arguments carry a stranger's text together with what a lookup found, without a person in between.",
  why: "What a tool does with its arguments is for its server to say, and that may be a model: the stranger's words can tell it where to send the rest.",
  fix: "Leave one of the two out, hand over an answer of a judgment in place of the text, or put a person in between (review.stakes: high).",
  example: {
    before: "tool: { connection: helper, name: create_ticket, arguments: { text: input.body, owner: customer.email } }",
    after:
      "tool: { connection: helper, name: create_ticket, arguments: { topic: intent.value, owner: customer.email } }",
  },
  look: (patient) => {
    const { isStrangers, isPrivate } = provenanceOf(patient.compiled);
    return patient.actions.flatMap((site) => {
      if (site.action.kind !== "tool" || isAttended(site, patient)) return [];
      const reads = readsOfAction(site.action);
      const [stranger, secret] = [reads.find(isStrangers), reads.find(isPrivate)];
      if (stranger === undefined || secret === undefined) return [];
      const what = `${actionWords(site.action)} gets ${stranger} (anybody's text) beside ${secret} (private).`;
      return [{ path: site.path, what: what.charAt(0).toUpperCase() + what.slice(1) }];
    });
  },
};
