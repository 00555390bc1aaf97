import type { ChallengerDetail, ChallengerList } from "@surety/core/wire/challenger";
import { challengerDetail, challengerSummary, disagreements, promotion } from "@surety/testing/factories/challenger";
import { type Answer, ok } from "./fixture-answer.ts";

const detailOf: Record<string, () => ChallengerDetail> = {
  "support-triage": challengerDetail.ready,
  "lead-routing": challengerDetail.undecided,
  "invoice-approval": challengerDetail.refused,
};

/** The challengers of a workflow; one without any shows how to begin. */
export function answerChallengers(workflow: string): Answer {
  const detail = detailOf[workflow]?.();
  const list: ChallengerList = {
    challengers:
      detail === undefined
        ? []
        : [challengerSummary.open({ id: workflow, workflow, status: detail.status }), challengerSummary.refused()],
    promotions: workflow === "support-triage" ? [promotion.inForce(), promotion.rolledBack()] : [],
    publicKey: "-----BEGIN PUBLIC KEY-----",
  };
  return ok(list);
}

export function answerChallenger([, id = "", part]: string[]): Answer {
  if (part === "disagreements") return ok({ items: disagreements(), next: null });
  const detail = (detailOf[id] ?? challengerDetail.ready)();
  const canary = {
    champion: {
      cases: 912,
      automated: { value: 0.71, low: 0.68, high: 0.74, n: 912 },
      auditedError: { value: 0.021, low: 0.004, high: 0.06, n: 41, open: 3 },
    },
    challenger: { cases: 104, automated: { value: 0.79, low: 0.7, high: 0.86, n: 104 }, auditedError: null },
  };
  return ok({ ...detail, id, workflow: id, ...(id === "support-triage" ? { canaryShare: 0.1, canary } : {}) });
}
