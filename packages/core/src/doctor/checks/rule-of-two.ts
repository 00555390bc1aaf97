import type { Check } from "../check.ts";
import { mailsOutsider } from "../action-reach.ts";
import { isAttended } from "../attendance.ts";
import { readsOfAction, readsOfJudgment } from "../names-read.ts";
import { asksModel } from "../patient.ts";
import { provenanceOf } from "../strangers-text.ts";

export const ruleOfTwo: Check = {
  code: "rule-of-two",
  family: "rule-of-two",
  severity: "problem",
  title: "Strangers' text, private data and the outside",
  looksFor:
    "A mail to an address of the case that carries what a lookup found, in a workflow where a stranger's text decides, without a person in between. A fixed address, or a connection bound to its place, is an allow-list.",
  why: "Whoever writes the right words can make the workflow send private data out: the text decides that it goes, and the case decides where.",
  fix: "Put a person in between (review.stakes: high), write the address into the document, or leave the private data out.",
  look: (patient) => {
    const { isStrangers, isPrivate } = provenanceOf(patient.compiled);
    return patient.actions.flatMap((site) => {
      if (!mailsOutsider(site.action) || isAttended(site, patient)) return [];
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
