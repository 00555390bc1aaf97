import { expect, it } from "vitest";
import { inputTexts } from "./input-texts.ts";

it("finds the texts of an input and of the mail in it, and nothing else", () => {
  const mail = { from: "jo", subject: "Lamp", text: "Broken", earlier: [{ text: "old" }] };
  expect(inputTexts({ note: "a", amount: 3, mail, lines: ["x"], nothing: null })).toEqual([
    ["note", "a"],
    ["subject", "Lamp"],
    ["text", "Broken"],
  ]);
});
