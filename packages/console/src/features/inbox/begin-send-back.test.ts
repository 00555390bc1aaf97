import type { ReviewQuestion } from "@surety/core/wire/review";
import { expect, it } from "vitest";
import { emptyDraft } from "./answer-draft.ts";
import { beginSendBack } from "./begin-send-back.ts";

const fault = { field: "totals.gross", rule: "BR-CO-15", message: "totals.gross is 9 EUR, but net plus tax is 108." };
const field = { name: "gross", place: "totals.gross", value: "9.00", source: null, faults: [fault], against: [] };
const ofLine = { field: "lines[0].quantity", rule: null, message: "lines[0].quantity is not a number." };
const missing = (at: number) => ({ field: `f${at}`, rule: null, message: `f${at} is missing.` });
const others = [ofLine, ...Array.from({ length: 30 }, (_, at) => missing(at))];
const question = { judgment: "bill", refused: { number: "R-1", fields: [field], others } } as unknown as ReviewQuestion;

it("asks whoever sent a refused e-invoice for a corrected one, and says what is wrong with it", () => {
  const { verdict, question: text } = beginSendBack(emptyDraft, [question]);
  expect(verdict).toBe("send-back");
  const lines = text.split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "We cannot book your e-invoice R-1 as it is:",
    "- totals.gross is 9 EUR, but net plus tax is 108 (BR-CO-15).",
    "- line 1: quantity is not a number.",
  ]);
  expect(lines.slice(-2)).toEqual(["- and 12 more.", "Please send us a corrected one."]);
});

it("leaves alone what somebody has written, and goes back by the same key", () => {
  const written = beginSendBack({ ...emptyDraft, question: "Which order?" }, [question]);
  expect(written.question).toBe("Which order?");
  expect(beginSendBack(written, [question]).verdict).toBe("decide");
  expect(beginSendBack(emptyDraft, []).question).toBe("");
});
