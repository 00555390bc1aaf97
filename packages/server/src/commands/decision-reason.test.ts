import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const reasons = {
  codes: [
    { code: "fraud", says: "It looks like fraud", for: ["reject" as const] },
    { code: "misread", says: "The machine misread it", for: ["override" as const] },
  ],
  required: ["reject" as const, "override" as const],
};

describe("reasons", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(
      ruleWorkflow({ name: "reasoned", review: { queue: "leads", undoSeconds: 600, reasons } }),
      owner,
    );
  });
  afterAll(() => house.end());

  /** A case that the rule calls a refund; in assisted a person confirms it. */
  async function review(): Promise<string> {
    await house.commands.setStage("reasoned", "shadow", owner);
    const [arrival] = await house.send("reasoned", { text: "a refund" });
    await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
    const [row] = await house.database.query<{ id: string }>("select id from surety.reviews where case_id = $1", [
      arrival?.caseId,
    ]);
    return row?.id ?? "";
  }

  it("that the workflow asks for are asked for, in a sentence that says which there are", async () => {
    const id = await review();
    const reject = (reasonCode: string | null) =>
      house.commands.decideReview(id, { answers: {}, verdict: "reject", reasonCode }, reviewer);
    await expect(reject(null)).rejects.toMatchObject({
      code: "reason-required",
      field: "reasonCode",
      message: "Rejecting a case needs a reason in this workflow.",
      remedy: "Choose one of: fraud.",
    });
    await expect(reject("misread")).rejects.toMatchObject({ code: "reason-required" });
    await expect(reject("frod")).rejects.toMatchObject({ code: "unknown-reason" });
    await reject("fraud");
  });

  it("for another answer than the machine's are asked of those who know it, and betray nothing to those who do not", async () => {
    const seen = await review();
    const answer = (id: string, topic: string, reasonCode: string | null = null) =>
      house.commands.decideReview(id, { answers: { topic }, reasonCode }, reviewer);
    await expect(answer(seen, "bug")).rejects.toMatchObject({ code: "reason-required" });
    await answer(seen, "bug", "misread");
    const blind = await review();
    await house.database.query("update surety.reviews set kind = 'audit' where id = $1", [blind]);
    await answer(blind, "bug");
    const hidden = await review();
    await house.database.query("update surety.reviews set suggestion = 'hidden' where id = $1", [hidden]);
    await answer(hidden, "bug");
  });
});
