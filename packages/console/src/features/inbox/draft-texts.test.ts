import type { PlannedEffect } from "@surety/core/wire/review-preview";
import { reviewDetail } from "@surety/testing/factories/review";
import { describe, expect, it } from "vitest";
import { choose, emptyDraft } from "./answer-draft.ts";
import { editsTexts, editText, textsOf, wantedTexts, wrongText } from "./draft-texts.ts";

const { questions } = reviewDetail.uncertain();
const [one = "", other = ""] = questions[0]?.options ?? [];
const mail = (text: string): PlannedEffect => ({
  action: "2.0.1",
  kind: "email",
  target: "jo@example.com",
  connection: "post",
  origin: null,
  happens: true,
  request: { to: "jo@example.com", subject: "Hello", text },
  editable: ["subject", "text"],
});

describe("the texts of an answer", () => {
  const draft = choose(emptyDraft, questions, one);
  const body = (from: typeof draft, effect = mail("Dear Jo")) => textsOf(effect, from, questions)[1]!;

  it("are the drafts until somebody writes, and again when they put the draft back", () => {
    expect(textsOf(mail("Dear Jo"), draft, questions).map(({ field, text, edited }) => [field, text, edited])).toEqual([
      ["subject", "Hello", false],
      ["text", "Dear Jo", false],
    ]);
    const written = editText(draft, body(draft), "Dear Joanne");
    expect(body(written)).toMatchObject({ text: "Dear Joanne", edited: true, stale: false });
    expect(wantedTexts([mail("Dear Jo")], written, questions)).toEqual([
      { action: "2.0.1", field: "text", text: "Dear Joanne" },
    ]);
    expect(editText(written, body(written), "Dear Jo")).toEqual(draft);
  });

  it("belong to the answer that they were written for", () => {
    const written = editText(draft, body(draft), "Dear Joanne");
    const changed = choose({ ...written, active: 0 }, questions, other);
    expect([editsTexts(written, questions), editsTexts(changed, questions)]).toEqual([true, false]);
    expect(body(changed).text).toBe("Dear Jo");
    expect(body(choose({ ...changed, active: 0 }, questions, one)).text).toBe("Dear Joanne");
  });

  it("stay when the draft under them changes, and say so", () => {
    const written = editText(draft, body(draft), "Dear Joanne");
    expect(body(written, mail("Dear Mr Jo"))).toMatchObject({ text: "Dear Joanne", stale: true });
  });

  it("are refused before they are sent where the server would refuse them", () => {
    const empty = editText(draft, body(draft), "  ");
    expect(wrongText([mail("Dear Jo")], wantedTexts([mail("Dear Jo")], empty, questions))).toContain("is empty");
    expect(wrongText([mail("Dear Jo")], [])).toBeNull();
  });
});
