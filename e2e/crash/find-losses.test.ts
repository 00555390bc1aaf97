import { describe, expect, it } from "vitest";
import type { CaseFacts } from "./case-facts.ts";
import { findLosses } from "./find-losses.ts";
import { idempotencyKey } from "./retrying-client.ts";

const done: CaseFacts = {
  id: "case-0",
  number: 0,
  status: "done",
  waitingFor: null,
  journal: 1,
  judgments: 1,
  decisions: 0,
  tellings: 1,
  effects: [{ key: "case-0:2.0.0", status: "sent", receipt: true }],
};
const journal = [{ key: idempotencyKey(0), fate: "accepted", caseId: "case-0" }];
const acknowledged = new Map([[0, "case-0"]]);

const look = (cases: CaseFacts[], seen = 1, effects = 1) =>
  findLosses({ cases, journal }, { acknowledged, seen: () => seen, effects });

describe("what a crash run looks for", () => {
  it("is content with one case, one effect, one story", () => {
    expect(look([done])).toEqual({ lost: [], doubled: [], wrong: [] });
  });

  it("misses a case, one that has not ended, and an effect that nobody saw", () => {
    expect(look([]).lost).toHaveLength(1);
    expect(look([{ ...done, status: "running" }]).lost).toEqual(["ticket 0 is running"]);
    expect(look([done], 0).lost).toEqual(["the effect of ticket 0 is missing"]);
  });

  it("sees a second case, a second effect, and what nobody asked for", () => {
    expect(look([done, { ...done, id: "case-1" }]).doubled).toContain("ticket 0 became 2 cases");
    expect(look([done], 2).doubled).toHaveLength(1);
    expect(look([done], 1, 2).doubled).toEqual(["the receiver has 2 effects and the ledger 1"]);
  });

  it("compares timeline, ledger and journal", () => {
    expect(look([{ ...done, tellings: 0, judgments: 2 }]).wrong).toHaveLength(2);
  });
});
