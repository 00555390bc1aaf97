import { describe, expect, test } from "vitest";
import { decideGate, type GateQuestion } from "./decide.ts";

const sure: GateQuestion = {
  confidence: 0.97,
  threshold: 0.93,
  stage: "live",
  stakes: "normal",
  checksPassed: true,
  abstained: false,
  outOfScope: false,
  closed: false,
  auditRate: 0.03,
  draw: 0.5,
};

describe("live", () => {
  test.each<[string, Partial<GateQuestion>, string, string]>([
    ["sure enough", {}, "automate", "confident"],
    ["exactly at the threshold", { confidence: 0.93 }, "automate", "confident"],
    ["drawn for audit", { draw: 0.029 }, "audit", "confident"],
    ["at the audit rate", { draw: 0.03 }, "automate", "confident"],
    ["low stakes", { stakes: "low" }, "automate", "confident"],
    ["below the threshold", { confidence: 0.71 }, "review", "below-threshold"],
    ["a confidence that is not a number", { confidence: Number.NaN }, "review", "below-threshold"],
    ["no threshold earned", { threshold: null }, "review", "no-threshold"],
    ["closed by an alarm", { closed: true }, "review", "gate-closed"],
    ["high stakes", { stakes: "high" }, "review", "high-stakes"],
    ["out of scope", { outOfScope: true }, "review", "out-of-scope"],
    ["abstained", { abstained: true }, "review", "abstained"],
    ["a failed check, however sure", { confidence: 1, checksPassed: false }, "review", "check-failed"],
    [
      "the reason nearest to the case comes first",
      { checksPassed: false, threshold: null, closed: true },
      "review",
      "check-failed",
    ],
  ])("%s", (_, change, route, code) => {
    const decision = decideGate({ ...sure, ...change });
    expect([decision.route, decision.reason.code]).toEqual([route, code]);
  });
});

test.each<[GateQuestion["stage"], string]>([
  ["draft", "stage-draft"],
  ["shadow", "stage-shadow"],
  ["assisted", "stage-assisted"],
  ["paused", "paused"],
])("in stage %s people decide, and the forecast is kept", (stage, code) => {
  const decision = decideGate({ ...sure, stage });
  expect(decision).toMatchObject({ route: "review", reason: { code }, wouldAutomate: true, auditProbability: 1 });
  expect(decideGate({ ...sure, stage, confidence: 0.2 }).wouldAutomate).toBe(false);
});

test.each([
  [0, 0.01],
  [0.03, 0.03],
  [4, 1],
])("an audit rate of %d means a probability of %d", (auditRate, expected) => {
  expect(decideGate({ ...sure, auditRate }).auditProbability).toBe(expected);
});

test("the floor really audits", () => {
  expect(decideGate({ ...sure, auditRate: 0, draw: 0.0099 }).route).toBe("audit");
});

test.each<[string, Partial<GateQuestion>, number | null]>([
  ["assisted, sure", { stage: "assisted" }, 1],
  ["assisted, unsure", { stage: "assisted", confidence: 0.3 }, 1],
  ["assisted, out of scope", { stage: "assisted", outOfScope: true }, 1],
  ["live without a threshold", { threshold: null, abstained: true }, 1],
  ["live with high stakes", { stakes: "high" }, 1],
  ["live, unsure, not drawn", { confidence: 0.3 }, null],
  ["live, unsure, drawn", { confidence: 0.3, draw: 0.02 }, 0.03],
  ["live, a failed check", { checksPassed: false }, null],
  ["live, automated, not drawn", {}, null],
  ["live, audited", { draw: 0.02 }, 0.03],
])("chance of being in the fair sample: %s", (_, change, expected) => {
  expect(decideGate({ ...sure, ...change }).labelProbability).toBe(expected);
});

test("behind a running gate the fair sample has as many of what it sends to people as of what it automates", () => {
  const shareDrawn = (confidence: number) => {
    const draws = Array.from({ length: 1_000 }, (_, i) => (i + 0.5) / 1_000);
    const chances = draws.map((draw) => decideGate({ ...sure, confidence, draw }).labelProbability);
    expect(new Set(chances)).toEqual(new Set([0.03, null]));
    return chances.filter((chance) => chance !== null).length / draws.length;
  };
  expect(shareDrawn(0.97)).toBe(0.03);
  expect(shareDrawn(0.2)).toBe(0.03);
});

test("sentences are plain", () => {
  const sentence = (change: Partial<GateQuestion>) => decideGate({ ...sure, ...change }).reason.sentence;
  expect(sentence({ confidence: 0.71 })).toBe("The model is 71 % sure; this gate automates from 93 %.");
  expect(sentence({ confidence: 0.9296 })).toBe("The model is 92.96 % sure; this gate automates from 93 %.");
  expect(sentence({})).toBe("The model is 97 % sure; this gate automates from 93 %.");
  expect(sentence({ certain: true })).toBe("A rule decided; it is certain where it holds.");
});
