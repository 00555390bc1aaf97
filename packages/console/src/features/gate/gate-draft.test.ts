import { gateDetail } from "@surety/testing/factories/gate";
import { expect, it, test } from "vitest";
import { changeOf, draftOf, problemOf } from "./gate-draft.ts";

const detail = gateDetail.earned();
const draft = draftOf(detail);

it("changes nothing by being opened", () => {
  expect(draft).toMatchObject({ maxError: "2", assurance: "95", audit: "3", byHand: false, costOfError: "25" });
  expect(changeOf(detail, draft)).toBeNull();
  expect(changeOf(detail, { ...draft, because: "no reason" })).toBeNull();
});

test.each([
  [{ maxError: "1.5" }, { maxError: 0.015 }],
  [
    { assurance: "99", because: "Contract" },
    { assurance: 0.99, because: "Contract" },
  ],
  [{ byHand: true, threshold: "87" }, { fixedThreshold: 0.87 }],
  [{ costOfError: "" }, { costOfError: null }],
  [{ costOfError: "40" }, { costOfError: 40 }],
])("%j is sent as %j", (part, expected) => {
  expect(changeOf(detail, { ...draft, ...part })).toEqual({ version: "v1", ...expected });
});

it("takes a hand-set threshold back", () => {
  const fixed = gateDetail.earned({ fixedThreshold: 0.8 });
  expect(draftOf(fixed)).toMatchObject({ byHand: true, threshold: "80" });
  expect(changeOf(fixed, { ...draftOf(fixed), byHand: false })).toEqual({ version: "v1", fixedThreshold: null });
});

test.each([
  [{ maxError: "0" }, "maxError"],
  [{ maxError: "" }, "maxError"],
  [{ assurance: "100" }, "assurance"],
  [{ audit: "0.5" }, "audit"],
  [{ byHand: true, threshold: "abc" }, "threshold"],
  [{ costOfError: "-1" }, "costOfError"],
])("%j cannot be saved", (part, field) => {
  expect(problemOf({ ...draft, ...part })?.field).toBe(field);
  expect(problemOf(draft)).toBeNull();
});
