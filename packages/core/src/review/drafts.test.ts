import { describe, expect, it } from "vitest";
import type { PlannedEffect } from "../wire/review-preview.ts";
import { checkDrafts, draftsOf, mostCharacters } from "./drafts.ts";

const mail: PlannedEffect = {
  action: "2.0.1",
  kind: "email",
  target: "jo@example.com",
  connection: "mail",
  origin: null,
  happens: true,
  request: { to: "jo@example.com", subject: "Your refund", text: "It is on its way." },
  editable: ["subject", "text"],
};
const assign: PlannedEffect = { ...mail, action: null, kind: "assign", request: {}, editable: [] };
const table: PlannedEffect = { ...mail, action: "2.0.2", kind: "update", request: { set: {} }, editable: [] };

describe("the drafts of a plan", () => {
  const check = (field: string, text: string, action = "2.0.1") =>
    checkDrafts([assign, mail, table], [{ action, field, text }]);

  it("are the texts of its mails and messages, and nothing else", () => {
    expect(draftsOf([assign, mail, table])).toEqual([
      { action: "2.0.1", field: "subject", draft: "Your refund", sent: "Your refund" },
      { action: "2.0.1", field: "text", draft: "It is on its way.", sent: "It is on its way." },
    ]);
  });

  it("take another text beside those that stay", () => {
    const { drafts, problems } = check("text", "It was sent today.");
    expect(problems).toEqual([]);
    expect(drafts.map(({ sent }) => sent)).toEqual(["Your refund", "It was sent today."]);
    expect(drafts[1]?.draft).toBe("It is on its way.");
  });

  const refused: [string, string, string, string, string][] = [
    ["an empty text", "text", " \n", "2.0.1", "drafts[0].text"],
    ["a text that is too long", "text", "x".repeat((mostCharacters["text"] ?? 0) + 1), "2.0.1", "drafts[0].text"],
    ["a subject of two lines", "subject", "One\nBcc: all@example.com", "2.0.1", "drafts[0].text"],
    ["another recipient", "to", "me@example.com", "2.0.1", "drafts[0].field"],
    ["an action that sends no text", "text", "Hello", "2.0.2", "drafts[0].action"],
    ["an action that is not there", "text", "Hello", "9.9.9", "drafts[0].action"],
  ];
  it.each(refused)("refuse %s with the field, the reason and what to do", (_what, field, text, action, path) => {
    const { drafts, problems } = check(field, text, action);
    expect(problems).toMatchObject([{ path, message: expect.any(String), remedy: expect.any(String) }]);
    expect(drafts.every(({ draft, sent }) => draft === sent)).toBe(true);
  });

  it("refuse two texts for one", () => {
    const wanted = { action: "2.0.1", field: "text", text: "One" };
    const { problems } = checkDrafts([mail], [wanted, { ...wanted, text: "Two" }]);
    expect(problems).toMatchObject([{ path: "drafts[1].field" }]);
  });
});
