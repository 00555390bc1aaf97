import { expect, it } from "vitest";
import { awaitedStep } from "./awaited-plan.ts";

const sent = { line: "then: post", typed: "12" };

it.each<[string, Parameters<typeof awaitedStep>[1], ReturnType<typeof awaitedStep>]>([
  ["its plan is late", { typed: "12", late: true, follows: null }, "wait"],
  ["its plan says what was on screen", { typed: "12", late: false, follows: "then: post" }, "send"],
  ["its plan says anything else", { typed: "12", late: false, follows: "then: reject" }, "drop"],
  ["nobody knows what follows", { typed: "12", late: false, follows: null }, "drop"],
  ["more is typed before it comes", { typed: "123", late: true, follows: null }, "drop"],
  ["more was typed, and the plan is the same", { typed: "1234", late: false, follows: "then: post" }, "drop"],
])("an answer that was sent before its plan was there, where %s", (_, now, step) => {
  expect(awaitedStep(sent, now)).toBe(step);
});
