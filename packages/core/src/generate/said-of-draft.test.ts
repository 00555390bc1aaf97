import { describe, expect, it, test } from "vitest";
import type { SentDraft } from "../review/drafts.ts";
import { type DraftVote, isAccepted, saidOfDraft, worstOf } from "./said-of-draft.ts";

const written = "You can send it back within 30 days.";
const text = { action: "2.0.0", field: "text", draft: `${written}\n\nThe shop`, sent: `${written}\n\nThe shop` };
const subject = { action: "2.0.0", field: "subject", draft: "Your question", sent: "Your question" };
const other = { action: "2.0.1", field: "text", draft: "New case", sent: "Something else" };
const vote = (change: Partial<DraftVote> = {}): DraftVote => ({
  verdict: "decide",
  answers: { reply: "draft" },
  drafts: [subject, text],
  corrected: false,
  looked: true,
  ...change,
});
const edited = (sent: string): SentDraft[] => [subject, { ...text, sent }];

describe("what a vote says of a draft", () => {
  test.each<[string, Partial<DraftVote>, ReturnType<typeof saidOfDraft>]>([
    ["sent as it was, by somebody who looked", {}, { changed: 0 }],
    ["sent as it was, unseen", { looked: false }, null],
    ["another message edited", { drafts: [subject, text, other] }, { changed: 0 }],
    ["no message carries it", { drafts: [other] }, null],
    ["edited unseen is edited all the same", { looked: false, drafts: edited("No.") }, { changed: expect.any(Number) }],
    ["a field corrected", { corrected: true }, { changed: 1 }],
    ["another answer", { answers: { reply: "none" } }, { refused: true }],
    ["rejected unseen", { verdict: "reject", answers: {}, looked: false }, { refused: true }],
    ["no answer fits", { verdict: "out-of-scope", answers: {} }, { refused: true }],
    ["a question back to the sender", { verdict: "send-back", answers: {} }, { refused: true }],
    ["judged again", { verdict: "judge-again", answers: {} }, { refused: true }],
  ])("%s", (_, change, said) => {
    expect(saidOfDraft("reply", written, vote(change))).toEqual(said);
  });

  it("counts the words of the whole message, its subject too", () => {
    const said = saidOfDraft("reply", written, vote({ drafts: [{ ...subject, sent: "Returns" }, text] }));
    const changed = said !== null && "changed" in said ? said.changed : 0;
    expect(changed).toBeGreaterThan(0.1);
    expect(changed).toBeLessThan(0.3);
  });

  it("is accepted within what the document allows, and refused never", () => {
    expect(isAccepted({ changed: 0 }, 0)).toBe(true);
    expect(isAccepted({ changed: 0.04 }, 0)).toBe(false);
    expect(isAccepted({ changed: 0.04 }, 0.05)).toBe(true);
    expect(isAccepted({ refused: true }, 0.5)).toBe(false);
  });
});

test.each([
  ["the larger change", [{ changed: 0 }, { changed: 0.2 }], { changed: 0.2 }],
  ["an objection", [{ changed: 0 }, { refused: true as const }], { refused: true }],
  ["nothing, where one of two did not look", [{ changed: 0 }, null], null],
  ["an edit, where the other did not look", [{ changed: 0.2 }, null], { changed: 0.2 }],
  ["nothing without a vote", [], null],
])("of several people counts %s", (_, said, worst) => {
  expect(worstOf(said)).toEqual(worst);
});
