import { expect, it } from "vitest";
import { nextZoom, turned } from "./page-view-store.ts";

it("goes from size to size, and stays at the ends", () => {
  expect([0.5, 1, 4].map((zoom) => nextZoom(zoom, 1))).toEqual([0.75, 1.5, 4]);
  expect([0.5, 1, 4].map((zoom) => nextZoom(zoom, -1))).toEqual([0.5, 0.75, 3]);
});

it("turns a page within its own corner", () => {
  expect(turned(300, 400, 0)).toEqual({ width: 300, height: 400, transform: "" });
  expect(turned(300, 400, 1)).toEqual({ width: 400, height: 300, transform: "translate(400 0) rotate(90)" });
  expect(turned(300, 400, 2)).toEqual({ width: 300, height: 400, transform: "translate(300 400) rotate(180)" });
  expect(turned(300, 400, 3)).toEqual({ width: 400, height: 300, transform: "translate(0 300) rotate(270)" });
});
