import { gate, gateDetail } from "@surety/testing/factories/gate";
import { expect, it } from "vitest";
import { costsOf, ordinaryDay, segmentPictures, thresholdInForce } from "./gate-picture.ts";

const earned = gateDetail.earned();

it("shows the segment with most labels first, and the guaranteed point under the naive one", () => {
  const pictures = segmentPictures(earned);
  expect(pictures.map((one) => one.name)).toEqual(["silver", "bronze", "gold"]);
  const [silver] = pictures;
  expect(silver?.guaranteed?.errorAtMost).toBeLessThanOrEqual(0.02);
  expect(silver?.naive?.errorAtMost).toBeGreaterThan(0.02);
  expect(silver?.naive?.automationRate).toBeGreaterThan(silver?.guaranteed?.automationRate ?? 1);
});

it("keeps the curve where no threshold is in force: asked for more, set by hand, or shut by an alarm", () => {
  const asked = gateDetail.earned({ gate: gate.learning() });
  expect(segmentPictures(asked)[0]).toMatchObject({ guaranteed: null, curve: { labels: 1_240 } });
  const shut = gateDetail.earned({ closed: [{ segment: "silver", at: "2026-11-24T10:00:00Z", alert: "a" }] });
  expect(segmentPictures(shut)[0]?.guaranteed).toBeNull();
  expect(thresholdInForce(shut, "silver")).toBeNull();
  expect(thresholdInForce(shut, "bronze")).not.toBeNull();
  expect(thresholdInForce(gateDetail.earned({ fixedThreshold: 0.8 }), "gold")).toBe(0.8);
});

it("adds an ordinary day up over segments, and sends those without labels to people", () => {
  const day = ordinaryDay(earned);
  expect(day.arrived).toBe(320);
  expect(day.automated).toBeGreaterThan(100);
  expect(day.reviewed + day.automated).toBeCloseTo(320, 9);
  expect(day.errorsAtMost).toBeLessThanOrEqual(0.02 * day.automated);
  expect(ordinaryDay(gateDetail.learning())).toMatchObject({ automated: 0, reviewed: 320, errorsAtMost: 0 });
});

it("knows costs only where the document says enough", () => {
  expect(costsOf(earned)).toEqual({ error: 25, review: (38 * 42) / 3600, personError: 0.08 });
  expect(costsOf(gateDetail.earned({ costs: { ...earned.costs, error: null } }))).toBeNull();
});
